using System.Net;
using System.Net.Sockets;

namespace Parlance.Soulseek;

/// <summary>Accepts connections of other clients on the plain and on the obfuscated port.</summary>
internal sealed class PeerListener(ClientCore core, Action<Socket, bool> accepted) : IAsyncDisposable
{
    /// <summary>Announced by a client that does not listen, as the ones do that cannot be reached.</summary>
    private const int Unreachable = 1;
    private const int Waiting = 128;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Socket> sockets = [];
    private readonly List<Task> loops = [];

    /// <summary>The port listened on; 0 for none.</summary>
    public int Port { get; private set; }

    /// <summary>The port for hidden frames; 0 for none.</summary>
    public int ObfuscatedPort { get; private set; }

    /// <summary>What the server is told. Source: 002 SetWaitPort:2.</summary>
    public ToServer.SetWaitPort Announcement => new(
        (uint)(core.Options.Listen.AnnouncedPort ?? (Port == 0 ? Unreachable : Port)),
        ObfuscatedPort == 0 ? ObfuscationType.None : ObfuscationType.Rotated,
        (uint)ObfuscatedPort);

    /// <summary>Starts listening, once.</summary>
    /// <exception cref="SoulseekException">A port is taken.</exception>
    public void Start()
    {
        if (sockets.Count > 0)
        {
            return;
        }

        var listen = core.Options.Listen;
        Port = listen.Port is { } plain ? Open(listen.Address, plain, hidden: false) : 0;
        ObfuscatedPort = listen.ObfuscatedPort is { } hidden ? Open(listen.Address, hidden, hidden: true) : 0;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }

        await Task.WhenAll(loops);
        stop.Dispose();
    }

    private int Open(IPAddress address, int port, bool hidden)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Waiting);
        }
        catch (SocketException taken)
        {
            socket.Dispose();
            throw new SoulseekException($"{address}:{port} cannot be listened on: {taken.Message}", taken);
        }

        sockets.Add(socket);
        loops.Add(AcceptAsync(socket, hidden));
        core.Logger.Listening(socket.LocalEndPoint!.ToString()!, hidden ? ", obfuscated" : string.Empty);
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task AcceptAsync(Socket socket, bool hidden)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                accepted(await socket.AcceptAsync(stop.Token), hidden);
            }
            catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException failed)
            {
                // For want of handles, or because the other side was gone before it was accepted: the listener stays.
                core.Logger.NotIntroduced("nowhere", failed.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(50), core.Time, CancellationToken.None);
            }
        }
    }
}
