using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>A chat between two users: what is typed arrives as it is typed.</summary>
public sealed class IcqChat : IAsyncDisposable
{
    private const uint Black = 0;
    private const uint White = 0x00FF_FFFF;
    private const string Font = "Courier New";
    private readonly FrameStream stream;
    private readonly ChatText text;
    private readonly Codepage page;

    private IcqChat(FrameStream stream, Codepage page, uint with, string nick)
    {
        (this.stream, this.page, With, Nick) = (stream, page, with, nick);
        text = new ChatText();
    }

    /// <summary>UIN of the other user.</summary>
    public uint With { get; }

    /// <summary>What the other user is called.</summary>
    public string Nick { get; }

    /// <summary>Types. A line ends with a line feed; U+0008 takes the last character back, U+0007 beeps.</summary>
    /// <param name="words">What to type.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IcqLinkLostException">The chat is over.</exception>
    public async Task TypeAsync(string words, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(page.Encode(ChatText.Typed(words))), cancellation).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw new IcqLinkLostException("The chat is over.");
        }
    }

    /// <summary>What the other user types, in pieces as they come; to be enumerated once. Ends when the other user leaves.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            ReadOnlyMemory<byte> bytes;
            try
            {
                bytes = await stream.ReadBareAsync(1, cancellation).ConfigureAwait(false);
            }
            catch (Exception over) when (over is IOException or ObjectDisposedException)
            {
                yield break;
            }

            if (bytes.IsEmpty)
            {
                yield break;
            }

            if (page.Decode(text.Read(bytes.Span)) is { Length: > 0 } words)
            {
                yield return words;
            }
        }
    }

    /// <summary>Leaves.</summary>
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    /// <summary>The one who asked introduces itself with its colours, hears the other's, and tells its font.</summary>
    internal static Task<IcqChat?> RequestedAsync(IcqPeer peer, FrameStream stream, uint with, CancellationToken cancellation) =>
        BeginAsync(peer, stream, async patience =>
        {
            var (own, page) = (peer.Options, peer.Options.Codepage);
            var request = new ToPeer.ChatRequest(0xFFFF_FFFD, own.Uin, page.Encode(own.Nick), PeerWords.Swap(peer.Port), White, Black, 0);
            await stream.WriteAsync(PeerWords.Frame(request, IcqFraming.Chat), patience).ConfigureAwait(false);
            if (await stream.ReadAsync(patience).ConfigureAwait(false) is not { Length: > 4 } frame)
            {
                return null;
            }

            var accept = Reader.Read<ToPeer.ChatAccept>(frame.Span[4..], IcqStyle.Two);
            await stream.WriteAsync(FontFrame(), patience).ConfigureAwait(false);
            return accept.Uin == with ? new IcqChat(stream, page, with, page.Decode(accept.Nick)) : null;
        }, cancellation);

    /// <summary>The one who accepted hears the colours and tells its own.</summary>
    internal static Task<IcqChat?> AcceptedAsync(IcqPeer peer, FrameStream stream, uint with, CancellationToken cancellation) =>
        BeginAsync(peer, stream, async patience =>
        {
            var (own, page) = (peer.Options, peer.Options.Codepage);
            if (await stream.ReadAsync(patience).ConfigureAwait(false) is not { Length: > 4 } frame)
            {
                return null;
            }

            var request = Reader.Read<ToPeer.ChatRequest>(frame.Span[4..], IcqStyle.Two);
            var accept = new ToPeer.ChatAccept(
                own.Uin, page.Encode(own.Nick), White, Black, 4, peer.Port, Ip4.From(own.OuterAddress), Ip4.From(own.OuterAddress), 4, 0, 10, 0, Font, [0, 0, 0]);
            await stream.WriteAsync(PeerWords.Frame(accept, IcqFraming.Chat), patience).ConfigureAwait(false);
            var chat = request.Uin == with ? new IcqChat(stream, page, with, page.Decode(request.Nick)) : null;
            chat?.text.ExpectFontFrame();
            return chat;
        }, cancellation);

    private static async Task<IcqChat?> BeginAsync(
        IcqPeer peer, FrameStream stream, Func<CancellationToken, Task<IcqChat?>> handshake, CancellationToken cancellation)
    {
        IcqChat? chat = null;
        try
        {
            using var patience = peer.Patience(peer.Options.InitTimeout, cancellation);
            chat = await handshake(patience.Token).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or WireException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            peer.Log.ChatBroken(broken.Message);
        }
        finally
        {
            if (chat is null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }

        return chat;
    }

    /// <summary>Version, port, addresses, capability, session, size, face, name, character set: the tail of the other's introduction (licq; not seen in captures).</summary>
    private static byte[] FontFrame()
    {
        var frame = new byte[31 + Font.Length + 1 + 3];
        var at = frame.AsSpan();
        BinaryPrimitives.WriteUInt16LittleEndian(at, (ushort)(frame.Length - 2));
        BinaryPrimitives.WriteUInt32LittleEndian(at[2..], 3);
        at[18] = 4;
        BinaryPrimitives.WriteUInt32LittleEndian(at[21..], 10);
        BinaryPrimitives.WriteUInt16LittleEndian(at[29..], (ushort)(Font.Length + 1));
        Encoding.Latin1.GetBytes(Font, at[31..]);
        return frame;
    }
}
