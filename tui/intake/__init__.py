"""Where articles come from: one module per format, each yielding raw documents one by one."""
