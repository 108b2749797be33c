namespace Parlance.Cli.Streams;

/// <summary>Takes the bytes of one TCP connection, in order, each side's apart.</summary>
internal interface IConversation
{
    /// <summary>More bytes of a side.</summary>
    void Feed(Side side, ReadOnlySpan<byte> bytes, DateTime time);

    /// <summary>Bytes of a side that the capture lacks.</summary>
    void Skip(Side side, long count, DateTime time);

    /// <summary>Nothing more will come.</summary>
    void End();
}
