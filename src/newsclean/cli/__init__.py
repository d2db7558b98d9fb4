"""The command line: commands, options, and output on terminals.

It owns arguments, exit codes and messages.  It must not know how cleaning works: every command
calls the library as any other program would.
"""
