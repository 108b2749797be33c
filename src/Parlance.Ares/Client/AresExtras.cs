using System.Text;

namespace Parlance.Ares.Client;

/// <summary>Data of clients' own (200, 201), drawings and custom emotes (250).</summary>
/// <remarks>Every method raises an <see cref="AresException"/> when the client is in no room or the connection is lost.</remarks>
public sealed class AresExtras
{
    private readonly RoomLine line;

    internal AresExtras(RoomLine line) => this.line = line;

    /// <summary>Sends data to one user (200). Refusals are those of a private message.</summary>
    /// <param name="ident">What the data is.</param>
    /// <param name="name">The user; one's own name sends it back.</param>
    /// <param name="content">The data, at most about 60,000 bytes.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask SendAsync(string ident, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        line.SendAsync(new ToServer.CustomData(ident, name, content.ToArray()), cancellationToken);

    /// <summary>Sends data to everybody else in the virtual room (201).</summary>
    /// <param name="ident">What the data is.</param>
    /// <param name="content">The data.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask SendToAllAsync(string ident, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        line.SendAsync(new ToServer.CustomDataAll(ident, content.ToArray()), cancellationToken);

    /// <summary>Tells everybody whether one types.</summary>
    /// <param name="isTyping">Types.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask ShowTypingAsync(bool isTyping, CancellationToken cancellationToken = default) =>
        SendToAllAsync(CustomIdents.Typing, new[] { isTyping ? CustomIdents.IsTyping : CustomIdents.HasStopped }, cancellationToken);

    /// <summary>Tells everybody whether one is away from the keyboard.</summary>
    /// <param name="isAway">Away.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask ShowAwayAsync(bool isAway, CancellationToken cancellationToken = default) =>
        SendToAllAsync(CustomIdents.Presence, new[] { isAway ? CustomIdents.IsAway : CustomIdents.IsHere }, cancellationToken);

    /// <summary>Asks a user of cb0t for attention.</summary>
    /// <param name="name">The user.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask NudgeAsync(string name, CancellationToken cancellationToken = default)
    {
        var hidden = Encoding.UTF8.GetBytes("0" + line.Mirror.Name);
        AresObfuscation.Hide(hidden, AresObfuscation.NudgeKey);
        return SendAsync(CustomIdents.Nudge, name, Encoding.ASCII.GetBytes(Convert.ToBase64String(hidden)), cancellationToken);
    }

    /// <summary>Draws something for the room (250/240, 241).</summary>
    /// <param name="image">The image as cb0t packs it: a zlib stream of at most 200,000 bytes.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    /// <exception cref="AresException">It is empty, or larger.</exception>
    public async ValueTask ScribbleAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken = default)
    {
        if (image.Length is 0 or > AresLimits.Scribble)
        {
            throw new AresException($"a drawing has 1 to {AresLimits.Scribble} bytes");
        }

        var pieces = image.ToArray().Chunk(AresLimits.ScribbleChunk).ToList();
        await line.SendAsync(new ToServer.RoomScribbleFirst((uint)image.Length, (ushort)(pieces.Count - 1), pieces[0]), cancellationToken);
        foreach (var piece in pieces.Skip(1))
        {
            await line.SendAsync(new ToServer.RoomScribbleChunk(piece), cancellationToken);
        }
    }

    /// <summary>Says that this client shows custom emotes (250/220).</summary>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask AcceptEmotesAsync(CancellationToken cancellationToken = default) => line.SendAsync(default(ToServer.EmotesSupported), cancellationToken);

    /// <summary>Adds a custom emote (250/221).</summary>
    /// <param name="shortcut">Text that stands for it.</param>
    /// <param name="size">Size to show it at.</param>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask AddEmoteAsync(string shortcut, byte size, ReadOnlyMemory<byte> image, CancellationToken cancellationToken = default) =>
        line.SendAsync(new ToServer.CustomEmote(shortcut, size, image.ToArray()), cancellationToken);

    /// <summary>Takes a custom emote back (250/222).</summary>
    /// <param name="shortcut">Text that stood for it.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask RemoveEmoteAsync(string shortcut, CancellationToken cancellationToken = default) => line.SendAsync(new ToServer.DeleteEmote(shortcut), cancellationToken);
}
