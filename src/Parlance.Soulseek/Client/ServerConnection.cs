using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>One TCP connection to the server: a loop that reads, a loop that writes.</summary>
internal sealed class ServerConnection : IAsyncDisposable
{
    private const int Backlog = 4 * 1024 * 1024;
    private readonly NetworkStream stream;
    private readonly FrameReader reader;
    private readonly CancellationTokenSource stop = new();
    private readonly Task writing;

    public ServerConnection(Socket socket)
    {
        stream = new NetworkStream(socket, ownsSocket: true);
        reader = new FrameReader(stream, SoulseekFrames.FromServer);
        Writer = new FrameWriter(stream, SoulseekFrames.Server, Backlog);
        writing = WriteAsync();
    }

    /// <summary>What is sent.</summary>
    public FrameWriter Writer { get; }

    /// <summary>Reads until the connection ends, for whatever reason.</summary>
    /// <param name="routes">Who wants what.</param>
    /// <param name="unknown">Gets messages that nobody wants.</param>
    /// <param name="logger">Told why it ended.</param>
    public async Task ReadAsync(ServerRoutes routes, Action<uint, byte[]> unknown, ILogger logger)
    {
        try
        {
            while (await reader.NextAsync(stop.Token))
            {
                var body = await reader.BodyAsync(stop.Token);
                Handle(routes, unknown, logger, body);
            }

            logger.ServerClosed();
        }
        catch (Exception ended) when (ended is IOException or SocketException or WireException or OperationCanceledException or ObjectDisposedException)
        {
            logger.ServerLost(ended.Message);
        }
        finally
        {
            Writer.Close();
            await stop.CancelAsync();
        }
    }

    /// <summary>Ends the connection; who reads sees its end.</summary>
    public Task AbortAsync() => stop.CancelAsync();

    /// <summary>To be called once, by who read, when the reading has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writing;
        await stream.DisposeAsync();
        reader.Dispose();
        Writer.Dispose();
    }

    /// <summary>A message that is not what its code says is left out; the ones behind it are whole.</summary>
    private void Handle(ServerRoutes routes, Action<uint, byte[]> unknown, ILogger logger, ReadOnlyMemory<byte> body)
    {
        try
        {
            if (!routes.Dispatch(reader.Code, body.Span))
            {
                unknown(reader.Code, body.ToArray());
            }
        }
        catch (WireException wrong)
        {
            logger.ServerMessageUnreadable(reader.Code, wrong.Message);
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await Writer.RunAsync(stop.Token);
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            await stop.CancelAsync();
        }
    }
}
