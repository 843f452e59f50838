"""Networks in ONNX, run on one set of terms."""

from __future__ import annotations

from typing import Any


def session(model: str | bytes, threads: int) -> Any:
    """An onnxruntime session on the CPU; ``model`` is a path or the graph itself, ``threads`` those of one operator."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # each session would keep what its longest text needed; it saves no time
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
