namespace Parlance.Icq;

/// <summary>Sending files, and asking for chats.</summary>
public sealed partial class IcqPeer
{
    /// <summary>Offers files to another user and sends them once they are accepted. Where the other side has a part already, only the rest is sent.</summary>
    /// <param name="to">Where the other client is.</param>
    /// <param name="paths">The files, together less than 4 GiB.</param>
    /// <param name="words">What the other user is told of them.</param>
    /// <param name="progress">Told of how far it is.</param>
    /// <param name="cancellation">Withdraws the offer, or breaks the transfer off.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">There is no file, or they are 4 GiB or more together: the protocol counts in four bytes.</exception>
    public async Task<IcqFileResult> SendFilesAsync(
        IcqPeerAddress to, IReadOnlyList<string> paths, string words = "", IProgress<IcqFileProgress>? progress = null, CancellationToken cancellation = default)
    {
        FileInfo[] files = [.. paths.Select(path => new FileInfo(path))];
        var total = files.Length == 0 ? throw new ArgumentException("There is no file.", nameof(paths)) : files.Sum(file => file.Length);
        if (total > uint.MaxValue)
        {
            throw new ArgumentException("Together the files are 4 GiB or more.", nameof(paths));
        }

        var page = Options.Codepage;
        var name = files.Length == 1 ? page.Encode(files[0].Name, IcqLimits.Short) : $"{files.Length} Files";
        var offer = new IcqFileOffer(0, name, (uint)total, 0);
        var answer = await ExchangeAsync(
            to, IcqMessageType.File, page.Encode(words, MessageBodies.Part), IcqUrgency.Normal, offer, IcqPeerLink.Empty.Chat, Options.OfferTimeout, cancellation).ConfigureAwait(false);
        if (answer is not { } accepted || !TryPort(accepted.File.Port, accepted.File.PortBigEndian, out var port))
        {
            return answer is { Status: PeerWords.Refused } refused
                ? new IcqFileResult(IcqFileOutcome.Refused, [], 0, page.Decode(refused.Text))
                : new IcqFileResult(IcqFileOutcome.NotReached, [], 0, string.Empty);
        }

        if (accepted.Status == PeerWords.Refused || await ConnectAsync(to, port, 0, cancellation).ConfigureAwait(false) is not { } stream)
        {
            return new IcqFileResult(accepted.Status == PeerWords.Refused ? IcqFileOutcome.Refused : IcqFileOutcome.NotReached, [], 0, page.Decode(accepted.Text));
        }

        await using (stream.ConfigureAwait(false))
        {
            return await new FileSending(this, stream, files, progress).RunAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Asks another user for a chat.</summary>
    /// <param name="to">Where the other client is.</param>
    /// <param name="words">What about.</param>
    /// <param name="cancellation">Withdraws the question.</param>
    /// <returns>The chat; null when the other user refuses or is not reached.</returns>
    public async Task<IcqChat?> AskForChatAsync(IcqPeerAddress to, string words = "", CancellationToken cancellation = default)
    {
        var answer = await ExchangeAsync(
            to, IcqMessageType.Chat, Options.Codepage.Encode(words, MessageBodies.Part), IcqUrgency.Normal, IcqPeerLink.Empty.File, IcqPeerLink.Empty.Chat, Options.OfferTimeout,
            cancellation).ConfigureAwait(false);
        return answer is { Status: not PeerWords.Refused } accepted
            && TryPort(accepted.Chat.Port, accepted.Chat.PortBigEndian, out var port)
            && await ConnectAsync(to, port, 0, cancellation).ConfigureAwait(false) is { } stream
            ? await IcqChat.RequestedAsync(this, stream, to.Uin, cancellation).ConfigureAwait(false)
            : null;
    }

    /// <summary>Some clients fill in only the port that has its most significant byte first.</summary>
    private static bool TryPort(uint port, uint swapped, out ushort found)
    {
        found = (ushort)port != 0 ? (ushort)port : PeerWords.Swap((ushort)swapped);
        return found != 0;
    }
}
