using System.Globalization;
using Parlance.Cli.Streams;

namespace Parlance.Cli.Decoding;

/// <summary>A connection that has nothing to do with the server the user named: it is mentioned and not counted.</summary>
internal sealed class OtherConversation(Connection connection, DecodeOutput output) : IConversation
{
    private DateTime last;
    private long count;

    public void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time)
    {
        last = time;
        count += bytes.Length;
    }

    public void Skip(Side side, long count, DateTime time) => last = time;

    public void End() => output.Remark(
        new Heard(last, connection.Opener, connection.Acceptor),
        string.Create(CultureInfo.InvariantCulture, $"not of a known network: {count} bytes, not counted"));
}
