using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>One's own picture, line and font. What is set once is told anew after every join; it may be set before the first.</summary>
/// <remarks>Sending in a room raises an <see cref="AresException"/> when the connection is lost; the setting stays.</remarks>
public sealed class AresMe
{
    private readonly RoomLine line;

    internal AresMe(RoomLine line) => this.line = line;

    /// <summary>Sets the line beneath the name (13).</summary>
    /// <param name="text">The line; rooms keep 50 characters. Empty for none.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask SetPersonalMessageAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = Texts.Cut(text, AresLimits.Line);
        line.Mirror.Look.Set(kept);
        return IfThere(() => line.SendAsync(new ToServer.PersonalMessage(kept), cancellationToken));
    }

    /// <summary>Sets the picture (9).</summary>
    /// <param name="image">A JPEG of 48 by 48, below 4064 bytes; empty for none.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    /// <exception cref="AresException">The picture is larger than rooms keep.</exception>
    public ValueTask SetAvatarAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken = default)
    {
        if (image.Length >= AresLimits.Avatar)
        {
            throw new AresException($"rooms keep pictures below {AresLimits.Avatar} bytes");
        }

        var bytes = image.ToArray();
        line.Mirror.Look.Set(bytes);
        return IfThere(() => line.SendAsync(new ToServer.Avatar(bytes), cancellationToken));
    }

    /// <summary>Sets how one's name and lines look to users of cb0t (250/204).</summary>
    /// <param name="look">The font; null for as usual.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask SetFontAsync(FontLook? look, CancellationToken cancellationToken = default)
    {
        line.Mirror.Look.Set(look);
        return IfThere(() => line.SendAsync(new ToServer.Font(look), cancellationToken));
    }

    /// <summary>Sees lines of users with a custom name under their own all the same (250/242).</summary>
    /// <param name="isOn">Block custom names.</param>
    /// <param name="cancellationToken">Stops waiting for room in the queue.</param>
    public ValueTask BlockCustomNamesAsync(bool isOn, CancellationToken cancellationToken = default)
    {
        line.Mirror.Look.BlockCustomNames(isOn);
        return IfThere(() => line.SendAsync(new ToServer.BlockCustomNames(isOn), cancellationToken));
    }

    private ValueTask IfThere(Func<ValueTask> send) => line.Mirror.Connection is null ? ValueTask.CompletedTask : send();
}
