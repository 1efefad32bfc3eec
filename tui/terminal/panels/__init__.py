"""What is docked above the status row while a key's answer is awaited: help, prompts, reasons, notes."""
