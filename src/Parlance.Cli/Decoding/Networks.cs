using Parlance.Cli.Decoding.Ares;
using Parlance.Cli.Decoding.Icq;
using Parlance.Cli.Decoding.MyIcq;
using Parlance.Cli.Decoding.Soulseek;

namespace Parlance.Cli.Decoding;

/// <summary>The networks that can be decoded. One adds its line here.</summary>
internal static class Networks
{
    /// <summary>Names for the command line.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ares", "icq", "myicq", "soulseek"];

    /// <summary>Makes the decoders of a capture.</summary>
    /// <param name="network">One of <see cref="Names"/>; null for all, each to take what looks like it.</param>
    /// <param name="ports">Ports of servers as the user tells them.</param>
    /// <param name="passwords">Passwords of MyICQ by number, beside those that the capture tells.</param>
    /// <param name="output">Where messages go.</param>
    public static IReadOnlyList<INetworkDecoder> Create(string? network, IReadOnlyCollection<int> ports, IReadOnlyDictionary<uint, string> passwords, DecodeOutput output)
    {
        // Soulseek comes last: what is on a port of the server and unknown to the others is its own, even when the beginning is missing.
        INetworkDecoder[] all =
        [
            new MyIcqDecoder(ports, network is not null, new MyIcqKeys(passwords), output),
            new IcqDecoder(ports, network is not null, output),
            new AresDecoder(ports, network is not null, output),
            new SoulseekDecoder(ports, network is not null, output),
        ];
        return [.. all.Where(decoder => network is null || decoder.Network == network)];
    }
}
