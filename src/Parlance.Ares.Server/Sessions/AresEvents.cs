using Parlance.Ares.Server.Rooms;
using Parlance.Ares.Web;
using Parlance.Core.Events;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>A message of this network on its way to its receivers.</summary>
/// <param name="Payload">The message.</param>
/// <param name="From">Who caused it; those who ignore that user do not get it. Null for the room.</param>
internal sealed record AresSent(AresPayload Payload, AresUser? From) : DomainEvent
{
    public override int Weight => Payload.Weight;
}

/// <summary>What somebody of this network looks like has changed.</summary>
internal sealed record AresUserChanged(AresUser User) : DomainEvent;

/// <summary>The files of a user, for somebody who browses them.</summary>
internal sealed record AresBrowsed(ushort Id, SharedFile[] Files) : DomainEvent
{
    public override int Weight => 64 + Math.Min(Files.Length * 64, 128 * 1024);
}

/// <summary>What a search found.</summary>
internal sealed record AresFound(ushort Id, IReadOnlyList<(SharedFile File, AresUser Owner)> Hits) : DomainEvent
{
    public override int Weight => 64 + Math.Min(Hits.Count * 64, 128 * 1024);
}

/// <summary>A message and what web chats get in its place. Encoded once for all receivers in the clear.</summary>
internal abstract class AresPayload
{
    /// <summary>About how many bytes it takes.</summary>
    public int Weight { get; private init; } = 64;

    /// <summary>What web chats get; null for nothing.</summary>
    public WebMessage? Web { get; private init; }

    public static AresPayload Of<T>(in T message, WebMessage? web = null, int weight = 64)
        where T : struct, IMessage<T> => new Typed<T>(message) { Web = web, Weight = weight };

    /// <summary>A line of the room itself.</summary>
    public static AresPayload Announcement(string text)
    {
        var shown = text.Length == 0 ? " " : Texts.Cut(text, AresLimits.Announcement);
        return Of(new ToClient.NoSuch(shown), new WebMessage(WebIdents.NoSuch, AresText.CutChars(shown, AresLimits.LineChars)), 64 + (2 * shown.Length));
    }

    public abstract void Write(WireBuffer target, AresCipher? cipher);

    private sealed class Typed<T>(T message) : AresPayload
        where T : struct, IMessage<T>
    {
        public override void Write(WireBuffer target, AresCipher? cipher) => AresFrames.Write(message, target, cipher);
    }
}
