using System.Text;

namespace Parlance.Ares.Client;

/// <content>Answers to what was asked, and data of clients' own.</content>
internal sealed partial class RoomMirror
{
    /// <summary>Drawings that arrive at once.</summary>
    public const int MostScribbles = 16;

    private const string ScribbleIdent = "cb0t_scribble_";
    private readonly Dictionary<string, List<byte>> scribbles = new(StringComparer.Ordinal);

    private bool HandleAnswers(byte code, ReadOnlySpan<byte> body)
    {
        switch (code)
        {
            case 26:
                Refused(Read<ToClient.IsIgnoringYou>(body).Name, PrivateOutcome.Ignored);
                return true;
            case 27:
                Refused(Read<ToClient.OfflineUser>(body).Name, PrivateOutcome.Offline);
                return true;
            case 70:
                Requests.Answered(Read<ToClient.Supernodes>(body).Nodes);
                return true;
            case 72 when body.Length == 1:
                Requests.Pushed(body[0]);
                return true;
            case 72:
                var push = Read<ToClient.DirChatPush>(body);
                feed.Publish(new AresEvent.DirectChatWanted(push.Name, push.Address, push.Port, push.LocalAddress, push.Session));
                return true;
            case 200:
                OnCustom(Read<ToClient.CustomData>(body));
                return true;
            default:
                return HandleFiles(code, body);
        }
    }

    private bool HandleFiles(byte code, ReadOnlySpan<byte> body)
    {
        switch (code)
        {
            case 53:
                Requests.BrowseEnds(Read<ToClient.EndOfBrowse>(body).Id, isFound: true);
                return true;
            case 54:
                Requests.BrowseEnds(Read<ToClient.BrowseError>(body).Id, isFound: false);
                return true;
            case 55:
                var item = Read<ToClient.BrowseItem>(body);
                Requests.Browsed(item.Id, AresFile.From(item.Mime, item.Size, item.File));
                return true;
            case 56:
                var start = Read<ToClient.StartOfBrowse>(body);
                Requests.BrowseStarts(start.Id, start.Count);
                return true;
            case 61:
                var hit = Read<ToClient.SearchHit>(body);
                Requests.Found(hit.Id, AresHit.Of(hit));
                return true;
            case 62:
                Requests.SearchEnds(Read<ToClient.EndOfSearch>(body).Id);
                return true;
            default:
                return false;
        }
    }

    private void Refused(string name, PrivateOutcome outcome)
    {
        Fences.Refuse(name, outcome, Name);
        feed.Publish(new AresEvent.PrivateRefused(name, outcome == PrivateOutcome.Ignored));
    }

    private void OnCustom(in ToClient.CustomData custom)
    {
        if (custom.Ident == Fences.Ident && custom.Name == Name)
        {
            Fences.Close(custom.Content);
            return;
        }

        feed.Publish(new AresEvent.CustomReceived(custom.Ident, custom.Name, custom.Content));
        AresEvent? meaning = custom.Ident switch
        {
            CustomIdents.Nudge when IsNudge(custom.Content) => new AresEvent.Nudged(custom.Name),
            CustomIdents.Typing when custom.Content is [var typing, ..] => new AresEvent.Typing(custom.Name, typing == CustomIdents.IsTyping),
            CustomIdents.Presence when custom.Content is [var status, ..] => new AresEvent.AwayChanged(custom.Name, status != CustomIdents.IsHere),
            CustomIdents.Sealed when SealedText.Open(custom.Content, Name) is { } text => new AresEvent.PrivateSaid(custom.Name, text, IsSealed: true),
            _ when custom.Ident.StartsWith(ScribbleIdent, StringComparison.Ordinal) => Scribbled(custom.Name, custom.Ident[ScribbleIdent.Length..], custom.Content),
            _ => null,
        };
        if (meaning is not null)
        {
            feed.Publish(meaning);
        }
    }

    /// <summary>The word for a refused nudge is "4" in base64; everything else is somebody's name in disguise.</summary>
    private static bool IsNudge(byte[] content) => !content.AsSpan().SequenceEqual("NA=="u8) && Encoding.Latin1.GetString(content).Length > 0;

    private AresEvent.Scribbled? Scribbled(string name, string part, byte[] content)
    {
        if (part is "once" or "first")
        {
            scribbles.Remove(name);
            if (scribbles.Count >= MostScribbles)
            {
                return null;
            }

            scribbles[name] = [];
        }

        if (!scribbles.TryGetValue(name, out var pieces) || pieces.Count + content.Length > AresLimits.Scribble)
        {
            scribbles.Remove(name);
            return null;
        }

        pieces.AddRange(content);
        if (part is not ("once" or "last"))
        {
            return null;
        }

        scribbles.Remove(name);
        return new AresEvent.Scribbled(name, pieces.ToArray());
    }
}
