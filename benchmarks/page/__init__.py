"""The page of ``kg view`` under load: size, time and memory of writing, frames and search in a headless browser."""
