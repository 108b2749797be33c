using System.Buffers.Binary;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Decoding.Soulseek;

/// <summary>What first bytes tell about a connection between clients.</summary>
internal static class PeerSigns
{
    /// <summary>Bytes by which a plain first frame and a hidden one are told apart; no first frame is shorter.</summary>
    public const int Enough = Obfuscation.KeySize + Header;

    private const int Header = 5;
    private const int PierceLength = 5;

    /// <summary>Whether these begin with a whole first frame, plain or hidden.</summary>
    public static bool IsInit(ReadOnlySpan<byte> bytes) => IsPlainInit(bytes) || IsHiddenInit(bytes);

    /// <summary>Whether these begin with a whole plain first frame.</summary>
    public static bool IsPlainInit(ReadOnlySpan<byte> bytes) => IsPierceFireWall(bytes) || IsPeerInit(bytes);

    /// <summary>Whether these begin with a whole hidden first frame.</summary>
    public static bool IsHiddenInit(ReadOnlySpan<byte> bytes) => bytes.Length >= Enough && IsPlainInit(Shown(bytes));

    /// <summary>Whether the header of a first frame, <see cref="Enough"/> bytes of which have come, makes sense only when it is hidden.</summary>
    public static bool LooksHidden(ReadOnlySpan<byte> bytes) => !IsInitHeader(bytes) && IsInitHeader(Shown(bytes));

    /// <summary>Whether these begin with a whole <see cref="ToPeer.PeerInit"/>, and not with a message of the same code.</summary>
    public static bool IsPeerInit(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Header || bytes[4] != ToPeer.PeerInit.Spec.Code)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return length is >= 1 and <= SoulseekLimits.FrameInit && length <= bytes.Length - 4
            && Tracer.Read<ToPeer.PeerInit>(bytes.Slice(Header, (int)length - 1), SoulseekStyle.Wire) is { Wrong: null, Undecoded: 0 or 4 };
    }

    private static bool IsInitHeader(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes) is >= 1 and <= SoulseekLimits.FrameInit && bytes[4] is 0 or 1;

    private static byte[] Shown(ReadOnlySpan<byte> bytes)
    {
        var shown = bytes[Obfuscation.KeySize..Math.Min(bytes.Length, SoulseekLimits.FrameInit)].ToArray();
        Obfuscation.Apply(shown, BinaryPrimitives.ReadUInt32LittleEndian(bytes));
        return shown;
    }

    private static bool IsPierceFireWall(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 + PierceLength && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == PierceLength && bytes[4] == ToPeer.PierceFireWall.Spec.Code;

    /// <summary>The type of a connection whose first frame does not tell it, by what follows; null when more bytes are needed.</summary>
    public static string? Guess(ReadOnlySpan<byte> waiting, bool isAll)
    {
        if (waiting.Length < 8)
        {
            return isAll && waiting.Length == 4 ? ConnectionType.File : null;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(waiting);
        var code = BinaryPrimitives.ReadUInt32LittleEndian(waiting[4..]);
        return length >= 4 && SoulseekCatalog.All.Find(SoulseekLinks.Peer, Direction.ToPeer, code) is not null && length <= SoulseekFrames.Peer.LimitOf(code)
            ? ConnectionType.Peer
            : length is >= 1 and <= SoulseekLimits.FrameInit && SoulseekCatalog.All.Find(SoulseekLinks.Distributed, Direction.ToPeer, waiting[4]) is not null
            ? ConnectionType.Distributed
            : ConnectionType.File;
    }
}
