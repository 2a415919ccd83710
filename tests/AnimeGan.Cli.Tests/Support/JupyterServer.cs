using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>Debian's Jupyter Notebook on a free port of this machine, with the C# kernel beside the tests and nothing of the user's.</summary>
internal sealed class JupyterServer : IAsyncDisposable
{
    private const string Jupyter = "/usr/bin/jupyter";
    private const string Token = "a-token-for-tests";

    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private JupyterServer(Process process, int port)
    {
        _process = process;
        Address = $"http://127.0.0.1:{port}";
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The server's address, without a path.</summary>
    public string Address { get; }

    /// <summary>What the server has printed.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>The address of a notebook's page.</summary>
    public string PageOf(string notebook) => $"{Address}/notebooks/{notebook}?token={Token}";

    /// <summary>Registers the kernel under the folder and starts the server in it.</summary>
    public static async Task<JupyterServer> StartAsync(string folder)
    {
        Assert.True(File.Exists(Jupyter), $"No {Jupyter}: run 'bash environment/setup.sh --tests', which installs it.");
        var prefix = Path.Combine(folder, "prefix");
        await CommandLine.SucceedAsync("kernel", "install", "--name", ".net-csharp", "--prefix", prefix);
        var port = FreePort();
        var start = new ProcessStartInfo(
            Jupyter,
            [
                "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port.ToString(CultureInfo.InvariantCulture)}",
                $"--NotebookApp.token={Token}", $"--notebook-dir={folder}",
            ])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, place) in new[] { ("JUPYTER_CONFIG_DIR", "config"), ("JUPYTER_RUNTIME_DIR", "runtime"), ("JUPYTER_DATA_DIR", "data"), ("IPYTHONDIR", "ipython") })
        {
            start.Environment[name] = Path.Combine(folder, place);
        }

        start.Environment["JUPYTER_PATH"] = Path.Combine(prefix, "share", "jupyter");
        var server = new JupyterServer(Process.Start(start)!, port);
        await server.WaitUntilItAnswersAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilItAnswersAsync()
    {
        using var client = new HttpClient();
        for (var i = 0; i < 600; i++)
        {
            Assert.False(_process.HasExited, Log);
            try
            {
                using var answer = await client.GetAsync(new Uri($"{Address}/api?token={Token}"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        Assert.Fail($"Jupyter did not answer within a minute:\n{Log}");
    }

    private void Append(string? line)
    {
        lock (_log)
        {
            _log.Append(line).Append('\n');
        }
    }
}
