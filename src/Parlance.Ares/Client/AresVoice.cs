using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>Voice clips (250). What is in them is the clients' affair: Opus, or cb0t's own packing.</summary>
/// <remarks>Every method raises an <see cref="AresException"/> when the client is in no room or the connection is lost.</remarks>
public sealed class AresVoice
{
    /// <summary>Bytes of a clip that travel in one frame.</summary>
    public const int PieceSize = 6144;

    private readonly RoomLine line;

    internal AresVoice(RoomLine line) => this.line = line;

    /// <summary>The room relays voice clips (250/205).</summary>
    public bool IsSupported => line.Mirror.HasVoice;

    /// <summary>Tells which clips this client takes (250/205).</summary>
    /// <param name="isPublic">Those for the room.</param>
    /// <param name="isPrivate">Those for this client alone.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask AcceptAsync(bool isPublic, bool isPrivate, CancellationToken cancellationToken = default) =>
        line.SendAsync(new ToServer.VoiceSupported(isPublic, isPrivate), cancellationToken);

    /// <summary>Hears a user's clips no longer, or again: rooms toggle it (250/210).</summary>
    /// <param name="name">The user.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask ToggleIgnoreAsync(string name, CancellationToken cancellationToken = default) => line.SendAsync(new ToServer.VoiceIgnore(name), cancellationToken);

    /// <summary>Plays a clip to the room (250/206, 208), in parts of 6144 bytes.</summary>
    /// <param name="clip">The whole clip: head and everything that is to be played.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public async ValueTask PlayAsync(VoiceClip clip, CancellationToken cancellationToken = default)
    {
        await line.SendAsync(new ToServer.VoiceFirst(First(clip)), cancellationToken);
        foreach (var piece in Rest(clip))
        {
            await line.SendAsync(new ToServer.VoiceChunk(clip.Id, piece), cancellationToken);
        }
    }

    /// <summary>Plays a clip to one user (250/207, 209). A refusal comes as <see cref="AresEvent.VoiceRefused"/>.</summary>
    /// <param name="name">The user.</param>
    /// <param name="clip">The whole clip.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public async ValueTask PlayToAsync(string name, VoiceClip clip, CancellationToken cancellationToken = default)
    {
        await line.SendAsync(new ToServer.VoicePrivateFirst(name, First(clip)), cancellationToken);
        foreach (var piece in Rest(clip))
        {
            await line.SendAsync(new ToServer.VoicePrivateChunk(name, clip.Id, piece), cancellationToken);
        }
    }

    private static byte[] First(in VoiceClip clip)
    {
        using var bytes = new WireBuffer();
        Writer.Write(clip with { Content = [.. clip.Content.Take(PieceSize)] }, bytes, AresStyle.Room);
        return bytes.Written.ToArray();
    }

    private static IEnumerable<byte[]> Rest(VoiceClip clip) => clip.Content.Skip(PieceSize).Chunk(PieceSize);
}
