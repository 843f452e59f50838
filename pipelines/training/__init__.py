"""Commands that rebuild the packaged models; nothing here is needed to run them."""
