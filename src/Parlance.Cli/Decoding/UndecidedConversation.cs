using Parlance.Cli.Streams;

namespace Parlance.Cli.Decoding;

/// <summary>The beginning of a connection: it is kept until a network knows it, or until enough has come that none will.</summary>
/// <param name="connection">The connection.</param>
/// <param name="networks">Who may know it.</param>
/// <param name="isWanted">Whether its bytes count even when nobody knows them.</param>
/// <param name="output">Where lines go.</param>
internal sealed class UndecidedConversation(Connection connection, IReadOnlyList<INetworkDecoder> networks, bool isWanted, DecodeOutput output)
    : IConversation
{
    /// <summary>Bytes by which every network knows its own.</summary>
    private const int Enough = 512;

    private readonly List<(Side Side, byte[] Bytes, DateTime Time)> kept = [];
    private readonly ByteQueue first = new();
    private IConversation? chosen;

    public void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time)
    {
        if (chosen is not null)
        {
            chosen.Feed(side, bytes, time);
            return;
        }

        kept.Add((side, bytes.ToArray(), time));
        var isOneSided = kept[0].Side == side;
        if (isOneSided)
        {
            first.Append(bytes);
        }

        Choose(isFinal: !isOneSided || first.Length >= Enough);
    }

    public void Skip(Side side, long count, DateTime time)
    {
        Choose(isFinal: true);
        chosen?.Skip(side, count, time);
    }

    public void End()
    {
        if (kept.Count > 0)
        {
            Choose(isFinal: true);
        }

        chosen?.End();
    }

    private void Choose(bool isFinal)
    {
        if (chosen is not null)
        {
            return;
        }

        var side = kept.Count == 0 ? Side.Opener : kept[0].Side;
        foreach (var network in networks)
        {
            chosen ??= network.Open(connection, side, first.Memory.Span, isFinal);
        }

        chosen ??= !isFinal ? null : isWanted ? new UnknownConversation(connection, output) : new OtherConversation(connection, output);
        if (chosen is not null)
        {
            kept.ForEach(part => chosen.Feed(part.Side, part.Bytes, part.Time));
            kept.Clear();
        }
    }
}
