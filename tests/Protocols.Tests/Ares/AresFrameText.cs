using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>One frame of a vector file or a capture, with the message that it is.</summary>
internal sealed record AresFrameText(CatalogEntry Entry, byte[] Body)
{
    public static AresFrameText Of(Direction direction, byte[] frame)
    {
        (frame[0] | (frame[1] << 8)).ShouldBe(frame.Length - 3);
        return Of(AresLink.Room, direction, frame[2], frame[3..]);
    }

    private static AresFrameText Of(string link, Direction direction, byte code, byte[] body)
    {
        if (link == AresLink.Room && code == AresFrames.Advanced)
        {
            var inner = AresFrames.OpenAdvanced(body, out var rest);
            return Of(AresLink.Advanced, direction, inner, rest.ToArray());
        }

        var entry = AresCatalog.All.Entries.First(e =>
            (e.Spec.Link, e.Spec.Direction, e.Spec.Code) == (link, direction, code) && IsShape(e, body));
        return new AresFrameText(entry, body);
    }

    private static bool IsShape(CatalogEntry entry, byte[] body) => entry.Spec.Name switch
    {
        nameof(ToClient.DirChatPushReply) => body.Length == 1,
        nameof(ToClient.DirChatPush) when entry.Spec.Direction == Direction.ToClient => body.Length != 1,
        _ => true,
    };
}
