"""Line-drawing widgets: queue, reader, header, status, footer, help."""
