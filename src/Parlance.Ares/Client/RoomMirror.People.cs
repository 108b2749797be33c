namespace Parlance.Ares.Client;

/// <content>Who is there, and what they say.</content>
internal sealed partial class RoomMirror
{
    /// <summary>Users kept; a room that lists more is not believed, and the rest is told as events alone.</summary>
    public const int MostUsers = 10_000;

    private bool HandlePeople(byte code, ReadOnlySpan<byte> body)
    {
        switch (code)
        {
            case 5:
                var status = Read<ToClient.UpdateUserStatus>(body);
                if (Change(status.Name, status, static (user, s) => user.With(s)) is { } changed)
                {
                    feed.Publish(new AresEvent.UserChanged(changed));
                }

                return true;
            case 9:
                var avatar = Read<ToClient.Avatar>(body);
                Change(avatar.Name, avatar.Image, static (user, image) => user with { Avatar = image });
                feed.Publish(new AresEvent.AvatarChanged(avatar.Name, avatar.Image));
                return true;
            case 10:
                var line = Read<ToClient.Public>(body);
                feed.Publish(new AresEvent.Said(line.Name, line.Text));
                return true;
            case 11:
                var emote = Read<ToClient.Emote>(body);
                feed.Publish(new AresEvent.Emoted(emote.Name, emote.Text));
                return true;
            case 13:
                var personal = Read<ToClient.PersonalMessage>(body);
                Change(personal.Name, personal.Text, static (user, text) => user with { PersonalMessage = text });
                feed.Publish(new AresEvent.PersonalMessageChanged(personal.Name, personal.Text));
                return true;
            case 20:
                feed.Publish(new AresEvent.UserJoined(Add(Read<ToClient.Join>(body).User)));
                return true;
            case 22:
                var gone = Read<ToClient.Part>(body).Name;
                users.TryRemove(gone, out _);
                scribbles.Remove(gone);
                feed.Publish(new AresEvent.UserLeft(gone));
                return true;
            case 25:
                var message = Read<ToClient.Pvt>(body);
                feed.Publish(new AresEvent.PrivateSaid(message.Name, message.Text));
                return true;
            case 30:
                Add(Read<ToClient.ChannelUserList>(body).User);
                return true;
            default:
                return false;
        }
    }

    private RoomUser Add(in UserRow row)
    {
        var user = RoomUser.Of(row);
        if (users.Count < MostUsers || users.ContainsKey(user.Name))
        {
            users[user.Name] = user;
        }

        return user;
    }

    private RoomUser? Change<TWhat>(string name, TWhat what, Func<RoomUser, TWhat, RoomUser> change)
    {
        if (Find(name) is not { } user)
        {
            return null;
        }

        // One thread alone writes: the connection's reader.
        var changed = change(user, what);
        users[name] = changed;
        return changed;
    }
}
