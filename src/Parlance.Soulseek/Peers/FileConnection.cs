using System.Net;
using System.Net.Sockets;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A connection of type <c>F</c> after its first frame: a token of the uploader, an offset of the downloader, then the bytes of the file. Source: 002 File Transfers.</summary>
internal sealed class FileConnection(string username, Socket socket) : IAsyncDisposable
{
    private readonly NetworkStream stream = new(socket, ownsSocket: true);

    /// <summary>With whom, as far as is known.</summary>
    public string Username => username;

    /// <summary>Where he is.</summary>
    public IPAddress Address { get; } = (socket.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;

    /// <summary>The bare socket, for sending a file without copying it.</summary>
    public Socket Socket => socket;

    /// <summary>The bytes, both ways.</summary>
    public Stream Stream => stream;

    /// <summary>Writes the uploader's token.</summary>
    public ValueTask WriteTokenAsync(uint token, CancellationToken cancellationToken) => WriteAsync(new ToPeer.FileTransferInit(token), cancellationToken);

    /// <summary>Reads the uploader's token.</summary>
    public async ValueTask<uint> ReadTokenAsync(CancellationToken cancellationToken) => (await ReadAsync<ToPeer.FileTransferInit>(4, cancellationToken)).Token;

    /// <summary>Writes from which byte on the downloader wants the file.</summary>
    public ValueTask WriteOffsetAsync(ulong offset, CancellationToken cancellationToken) => WriteAsync(new ToPeer.FileOffset(offset), cancellationToken);

    /// <summary>Reads from which byte on the downloader wants the file. Soulseek NS sends all ones when it goes on behind 2 GiB, so check it against the size.</summary>
    public async ValueTask<ulong> ReadOffsetAsync(CancellationToken cancellationToken) => (await ReadAsync<ToPeer.FileOffset>(8, cancellationToken)).Offset;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async ValueTask WriteAsync<T>(T message, CancellationToken cancellationToken)
        where T : struct, IWire<T>
    {
        using var buffer = new WireBuffer(16);
        Writer.Write(message, buffer, SoulseekStyle.Wire);
        await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
    }

    private async ValueTask<T> ReadAsync<T>(int size, CancellationToken cancellationToken)
        where T : struct, IWire<T>
    {
        var bytes = new byte[size];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return Reader.Read<T>(bytes, SoulseekStyle.Wire);
    }
}
