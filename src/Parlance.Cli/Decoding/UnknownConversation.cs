using Parlance.Cli.Streams;

namespace Parlance.Cli.Decoding;

/// <summary>A connection that no network knows: its bytes are shown and counted.</summary>
internal sealed class UnknownConversation(Connection connection, DecodeOutput output) : IConversation
{
    public void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time) => output.Unknown(Heard(side, time), "unknown", bytes);

    public void Skip(Side side, long count, DateTime time) => output.Missing(Heard(side, time), count);

    public void End()
    {
    }

    private Heard Heard(Side side, DateTime time) => new(time, connection.From(side), connection.To(side));
}
