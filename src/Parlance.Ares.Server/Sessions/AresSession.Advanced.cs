using Parlance.Ares.Server.Rooms;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>What travels inside frame 250: fonts, voice, emotes, drawings.</summary>
internal sealed partial class AresSession
{
    private const int MostFontPoints = 18;
    private const int MostEmotes = 16;
    private readonly List<string> emotes = [];
    private int scribbleLeft;
    private int scribbleTotal;

    private bool MayBeHeard => Me.Captcha is null && !Me.IsMuzzled(Room.Now);

    internal static void OnFont(AresSession session, in ToServer.Font font)
    {
        var me = session.Me;
        if (!session.Room.Options.Fonts)
        {
            return;
        }

        me.Font = font.Look is { } look ? look with { Size = Math.Min(look.Size, (byte)MostFontPoints), Family = Texts.Cut(look.Family, 64) } : null;
        var shown = new ToClient.Font(me.Name, me.Font);
        var web = me.Font is { } f
            ? new Web.WebMessage(Web.WebIdents.Font, me.Name, f.NameRgb ?? string.Empty, f.TextRgb ?? string.Empty)
            : null;
        AresRoom.Show(me, AresPayload.Of(shown, web), static u => u.Profile.IsCb0t || u.Connection.IsWeb);
    }

    internal static void OnVoiceSupported(AresSession session, in ToServer.VoiceSupported voice)
    {
        var me = session.Me;
        var extra = me.Profile.Extra & ~(ExtraFeatures.Voice | ExtraFeatures.PrivateVoice);
        me.Profile = me.Profile with
        {
            Extra = extra | (voice.IsPublic ? ExtraFeatures.Voice : 0) | (voice.IsPrivate ? ExtraFeatures.PrivateVoice : 0),
        };
        AresRoom.Show(me, AresPayload.Of(new ToClient.UserVoiceSupport(me.Name, voice.IsPublic, voice.IsPrivate)));
    }

    internal static void OnVoiceFirst(AresSession session, in ToServer.VoiceFirst clip) =>
        session.Relay(new ToClient.VoiceFirst(session.Me.Name, clip.Clip), clip.Clip.Length);

    internal static void OnVoiceChunk(AresSession session, in ToServer.VoiceChunk chunk) =>
        session.Relay(new ToClient.VoiceChunk(session.Me.Name, chunk.Id, chunk.Content), chunk.Content.Length);

    internal static void OnVoicePrivateFirst(AresSession session, in ToServer.VoicePrivateFirst clip) =>
        session.RelayTo(clip.Name, new ToClient.VoicePrivateFirst(session.Me.Name, clip.Clip), clip.Clip.Length);

    internal static void OnVoicePrivateChunk(AresSession session, in ToServer.VoicePrivateChunk chunk) =>
        session.RelayTo(chunk.Name, new ToClient.VoicePrivateChunk(session.Me.Name, chunk.Id, chunk.Content), chunk.Content.Length);

    internal static void OnVoiceIgnore(AresSession session, in ToServer.VoiceIgnore ignore)
    {
        if (session.Room.Find(AresText.Clean(ignore.Name)) is not { } target || session.Me.VoiceIgnored.Count >= RoomPeople.MostIgnored)
        {
            return;
        }

        var isOn = !session.Me.VoiceIgnored.Contains(target.Name);
        session.Me.VoiceIgnored = isOn ? session.Me.VoiceIgnored.Add(target.Name) : session.Me.VoiceIgnored.Remove(target.Name);
        session.Me.Tell(isOn ? $"You hear no clips of {target.Name} now" : $"You hear clips of {target.Name} again");
    }

    internal static void OnEmotesSupported(AresSession session, in ToServer.EmotesSupported _) =>
        session.Me.Send(AresPayload.Of(new ToClient.EmotesSupported(MostEmotes)));

    internal static void OnCustomEmote(AresSession session, in ToServer.CustomEmote emote)
    {
        if (!session.MayBeHeard || emote.Image.Length > AresLimits.Avatar || (session.emotes.Count >= MostEmotes && !session.emotes.Contains(emote.Shortcut)))
        {
            return;
        }

        session.emotes.Remove(emote.Shortcut);
        session.emotes.Add(emote.Shortcut);
        AresRoom.Broadcast(session.Me, AresPayload.Of(new ToClient.CustomEmote(session.Me.Name, emote.Shortcut, emote.Size, emote.Image), null, 64 + emote.Image.Length));
    }

    internal static void OnDeleteEmote(AresSession session, in ToServer.DeleteEmote emote)
    {
        if (session.emotes.Remove(emote.Shortcut))
        {
            AresRoom.Broadcast(session.Me, AresPayload.Of(new ToClient.DeleteEmote(session.Me.Name, emote.Shortcut)));
        }
    }

    internal static void OnScribbleFirst(AresSession session, in ToServer.RoomScribbleFirst first)
    {
        session.scribbleLeft = 0;
        if (!session.MayBeHeard || !session.Room.Options.Scribbles || first.Total > AresLimits.Scribble || first.Content.Length > AresLimits.ScribbleChunk)
        {
            return;
        }

        session.scribbleTotal = first.Content.Length;
        session.scribbleLeft = first.Further;
        AresRoom.Broadcast(session.Me, AresPayload.Announcement($"--- From {session.Me.Name}"), static u => u.Profile.IsCb0t);
        session.Scribble(first.Further == 0 ? "cb0t_scribble_once" : "cb0t_scribble_first", first.Content);
    }

    internal static void OnScribbleChunk(AresSession session, in ToServer.RoomScribbleChunk chunk)
    {
        session.scribbleTotal += chunk.Content.Length;
        if (session.scribbleLeft <= 0 || session.scribbleTotal > AresLimits.Scribble || chunk.Content.Length > AresLimits.ScribbleChunk)
        {
            session.scribbleLeft = 0;
            return;
        }

        session.Scribble(--session.scribbleLeft == 0 ? "cb0t_scribble_last" : "cb0t_scribble_chunk", chunk.Content);
    }

    internal static void OnBlockCustomNames(AresSession session, in ToServer.BlockCustomNames block) => session.Me.BlocksCustomNames = block.Block;

    private void Scribble(string ident, byte[] content) => AresRoom.Broadcast(
        Me, AresPayload.Of(new ToClient.CustomData(ident, Room.ServiceName, content), null, 64 + content.Length), static u => u.Profile.IsCb0t);

    private void Relay<T>(in T message, int size)
        where T : struct, IMessage<T>
    {
        if (MayBeHeard && Room.Options.Voice && size <= AresLimits.VoicePiece)
        {
            var me = Me;
            AresRoom.Broadcast(me, AresPayload.Of(message, null, 64 + size), u => u != me && u.Profile.HasVoice && !u.VoiceIgnored.Contains(me.Name));
        }
    }

    private void RelayTo<T>(string name, in T message, int size)
        where T : struct, IMessage<T>
    {
        if (!MayBeHeard || Room.Find(AresText.Clean(name)) is not { IsVisible: true } target)
        {
            Me.Send(AresPayload.Of(new ToClient.OfflineUser(name)));
        }
        else if (target.Ignores(Me.Name) || target.VoiceIgnored.Contains(Me.Name))
        {
            Me.Send(AresPayload.Of(new ToClient.VoiceIgnore(target.Name)));
        }
        else if (!target.Profile.HasPrivateVoice || !Room.Options.Voice)
        {
            Me.Send(AresPayload.Of(new ToClient.NoPrivateVoice(target.Name)));
        }
        else if (size <= AresLimits.VoicePiece)
        {
            target.Send(AresPayload.Of(message, null, 64 + size));
        }
    }
}
