using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <content>What comes inside a frame 250.</content>
internal sealed partial class RoomMirror
{
    private void HandleAdvanced(byte code, ReadOnlySpan<byte> body)
    {
        if (!HandleVoice(code, body) && !HandleLooks(code, body))
        {
            feed.Publish(new AresEvent.Unknown(code, true, body.ToArray()));
        }
    }

    private bool HandleVoice(byte code, ReadOnlySpan<byte> body)
    {
        switch (code)
        {
            case 205:
                HasVoice = Read<ToClient.VoiceSupported>(body).IsEnabled;
                return true;
            case 206 or 207:
                var first = Read<ToClient.VoiceFirst>(body);
                feed.Publish(new AresEvent.VoiceStarted(first.Name, code == 207, Reader.Read<VoiceClip>(first.Clip, AresStyle.Room)));
                return true;
            case 208 or 209:
                var chunk = Read<ToClient.VoiceChunk>(body);
                feed.Publish(new AresEvent.VoiceContinued(chunk.Name, code == 209, chunk.Id, chunk.Content));
                return true;
            case 210 or 211:
                feed.Publish(new AresEvent.VoiceRefused(Read<ToClient.VoiceIgnore>(body).Name, code == 210));
                return true;
            case 212:
                OnVoiceSupport(Read<ToClient.UserVoiceSupport>(body));
                return true;
            default:
                return false;
        }
    }

    private bool HandleLooks(byte code, ReadOnlySpan<byte> body)
    {
        switch (code)
        {
            case 204:
                var font = Read<ToClient.Font>(body);
                Change(font.Name, font.Look, static (user, look) => user with { Font = look });
                feed.Publish(new AresEvent.FontChanged(font.Name, font.Look));
                return true;
            case 220 or 232:
                return true;
            case 221:
                var emote = Read<ToClient.CustomEmote>(body);
                feed.Publish(new AresEvent.EmoteAdded(emote.Name, emote.Shortcut, emote.Size, emote.Image));
                return true;
            case 222:
                var deleted = Read<ToClient.DeleteEmote>(body);
                feed.Publish(new AresEvent.EmoteRemoved(deleted.Name, deleted.Shortcut));
                return true;
            case 230:
                if (Connection is { } connection)
                {
                    connection.Cipher = AresCipher.FromBlob(body, [.. options.Guid]);
                }

                return true;
            case 231:
                Icon = body.ToArray();
                return true;
            default:
                return false;
        }
    }

    private void OnVoiceSupport(in ToClient.UserVoiceSupport support)
    {
        var kinds = (support.IsPublic ? ExtraFeatures.Voice : 0) | (support.IsPrivate ? ExtraFeatures.PrivateVoice : 0);
        Change(support.Name, kinds, static (user, k) => user with { Extra = (user.Extra & ~(ExtraFeatures.Voice | ExtraFeatures.PrivateVoice)) | k });
        feed.Publish(new AresEvent.VoiceSupportTold(support.Name, support.IsPublic, support.IsPrivate));
    }
}
