"""Starts, interrupts, restarts and leaves kernels as Jupyter's servers do. Usage: lifecycle.py SCENARIO"""

import os
import signal
import subprocess
import sys
import time

from jupyter_client.manager import start_new_kernel

# The bounds are for a machine that does ten other things: on a free one all of this takes a tenth.
PATIENCE = 60


def start():
    return start_new_kernel(kernel_name=".net-csharp", startup_timeout=PATIENCE)


def value(client, code):
    outputs = []
    reply = client.execute_interactive(code, output_hook=outputs.append, timeout=PATIENCE)
    assert reply["content"]["status"] == "ok", reply["content"]
    results = [message["content"]["data"]["text/plain"] for message in outputs if message["msg_type"] == "execute_result"]
    return results[0] if results else None


def run_until_it_says(client, code, text):
    """Sends a cell and waits for its output. Returns the request's id."""
    request = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["msg_type"] == "stream" and text in message["content"]["text"]:
            return request
        assert message["msg_type"] != "error", message["content"]


def reply_to(client, request):
    while True:
        reply = client.get_shell_msg(timeout=PATIENCE)
        if reply["parent_header"].get("msg_id") == request:
            return reply["content"]


LOOP = 'var n = 0; Console.WriteLine("begun"); while (true) { Kernel.CellCancellation.ThrowIfCancellationRequested(); n++; await Task.Delay(1); }'


def interrupt(how):
    manager, client = start()
    request = run_until_it_says(client, LOOP, "begun")
    how(manager)
    assert reply_to(client, request)["status"] == "error"
    assert value(client, "n > 0") == "True"
    client.stop_channels()
    manager.shutdown_kernel()


def interrupt_by_message():
    interrupt(lambda manager: manager.interrupt_kernel())


def interrupt_by_signal():
    interrupt(lambda manager: manager.signal_kernel(signal.SIGINT))


def restart_in_a_tight_loop():
    manager, client = start()
    assert value(client, "var kept = 1; kept") == "1"
    run_until_it_says(client, 'Console.WriteLine("begun"); for (var i = 0L; ; i++) { }', "begun")
    first = manager.provisioner.pid
    begun = time.time()
    manager.shutdown_kernel(restart=True)
    ended = time.time() - begun
    # Jupyter itself gives a kernel five seconds before it kills it.
    assert ended < 5, f"the looping kernel took {ended:.1f} s to end"
    assert not os.path.exists(f"/proc/{first}"), "the looping kernel is still there"
    manager.start_kernel()
    client.wait_for_ready(timeout=PATIENCE)
    assert value(client, "1 + 1") == "2"
    client.stop_channels()
    manager.shutdown_kernel()


def end_with_the_parent():
    """A server is killed: its kernel ends too, also in the middle of a loop."""
    server = subprocess.Popen([sys.executable, __file__, "a_server"], stdout=subprocess.PIPE, text=True)
    kernel = int(server.stdout.readline())
    server.kill()
    server.wait()
    deadline = time.time() + PATIENCE
    while is_running(kernel):
        assert time.time() < deadline, "the kernel outlives its server"
        time.sleep(0.1)


def is_running(process):
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def a_server():
    manager, client = start()
    run_until_it_says(client, 'Console.WriteLine("begun"); for (var i = 0L; ; i++) { }', "begun")
    print(manager.provisioner.pid, flush=True)
    time.sleep(PATIENCE)


def native_output():
    """What native code prints goes to the kernel's standard error, and the protocol does not notice."""
    manager, client = start()
    code = """
        using System.Runtime.InteropServices;
        [DllImport("libc")] static extern int puts(string text);
        puts("from native code");
        1
    """
    assert value(client, code) == "1"
    client.stop_channels()
    manager.shutdown_kernel()


if __name__ == "__main__":
    globals()[sys.argv[1]]()
