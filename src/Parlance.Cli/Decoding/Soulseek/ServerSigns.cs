using System.Buffers.Binary;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>What first bytes tell about a connection to the server.</summary>
internal static class ServerSigns
{
    private const int Header = 8;

    /// <summary>Whether these begin a frame of a known code.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> bytes, bool fromServer)
    {
        if (bytes.Length < Header)
        {
            return false;
        }

        var link = fromServer ? SoulseekFrames.FromServer : SoulseekFrames.Server;
        var code = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var length && length >= 4 && length <= link.LimitOf(code)
            && SoulseekCatalog.All.Find(SoulseekLinks.Server, fromServer ? Direction.ToClient : Direction.ToServer, code) is not null;
    }

    /// <summary>Whether these begin with a whole login.</summary>
    public static bool IsLogin(ReadOnlySpan<byte> bytes) =>
        IsFrame(bytes, fromServer: false)
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == ToServer.Login.Spec.Code
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var length && length <= bytes.Length - 4
        && Tracer.Read<ToServer.Login>(bytes.Slice(Header, (int)length - 4), SoulseekStyle.Wire) is { Wrong: null, Undecoded: 0 };
}
