using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>The first frame of a connection, read without a byte too many: what follows it may have other frames or none. Source: 002 PeerInit, PierceFW.</summary>
internal readonly record struct Introduction(ToPeer.PeerInit? Init, uint Token)
{
    private const int LongestName = 256;

    /// <summary>Reads it.</summary>
    /// <exception cref="WireException">It is no introduction, or its name or type is not allowed.</exception>
    public static async Task<Introduction> ReadAsync(Stream stream, bool hidden, CancellationToken cancellationToken)
    {
        var head = new byte[hidden ? Obfuscation.KeySize + 4 : 4];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var key = hidden ? BinaryPrimitives.ReadUInt32LittleEndian(head) : 0;
        var length = LengthIn(head.AsSpan(head.Length - 4), key, hidden);
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        if (hidden)
        {
            Obfuscation.Apply(body, key, 4);
        }

        return Read(body[0], body.AsSpan(1));
    }

    /// <summary>Writes one.</summary>
    public static async Task WriteAsync<T>(Stream stream, T message, bool hidden, CancellationToken cancellationToken)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer(64);
        SoulseekFrames.Init.Write(message, buffer);
        if (hidden)
        {
            Obfuscation.Hide(buffer, 0, (uint)Random.Shared.NextInt64(1, uint.MaxValue));
        }

        await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
    }

    private static int LengthIn(Span<byte> bytes, uint key, bool hidden)
    {
        if (hidden)
        {
            Obfuscation.Apply(bytes, key);
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return length is >= 1 and <= SoulseekLimits.FrameInit ? (int)length : throw new WireException("length", 0, $"{length} is not between 1 and {SoulseekLimits.FrameInit}");
    }

    private static Introduction Read(byte code, ReadOnlySpan<byte> body) => code switch
    {
        0 => new(null, Reader.Read<ToPeer.PierceFireWall>(body, SoulseekStyle.Wire).Token),
        1 => new(Checked(Reader.Read<ToPeer.PeerInit>(body, SoulseekStyle.Wire)), 0),
        _ => throw new WireException("code", 4, $"{code} introduces nobody"),
    };

    private static ToPeer.PeerInit Checked(ToPeer.PeerInit init) =>
        !IsName(init.Username) ? throw new WireException("username", 0, "is no name of a user")
        : init.Type is not (ConnectionType.Peer or ConnectionType.File or ConnectionType.Distributed) ? throw new WireException("type", 0, "is no type of connection")
        : init;

    private static bool IsName(string name) =>
        name.Length is >= 1 and <= LongestName && name != "server" && !name.AsSpan().ContainsAnyExceptInRange(' ', '~') && name.Trim().Length > 0;
}
