using Parlance.Ares.Server.Rooms;
using Parlance.Core.Events;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>What a client is sent when it comes into a room.</summary>
internal static partial class AresTranslator
{
    /// <summary>The whole sequence of a join, or the shorter one after a change of name or virtual room.</summary>
    public static void Joined(RoomShown shown, AresUser receiver, bool isWhole, AresCipher? cipher, WireBuffer target)
    {
        Welcome(receiver, isWhole, shown.Room, cipher, target);
        foreach (var member in shown.Members)
        {
            ListRow(receiver.Room.RowsOf(member.Session), receiver, cipher, target);
        }

        Write(default(ToClient.UserListEnd), target, cipher);
        Write(new ToClient.OpChange(receiver.Level > 0, 0), target, cipher);
        if (isWhole)
        {
            Offers(receiver, cipher, target);
        }

        Decorations([.. shown.Members.Select(m => (m.Session.Sink as AresSession)?.User).OfType<AresUser>()], receiver, cipher, target);
    }

    /// <summary>What a visitor sees before the captcha is solved: a room with nobody in it.</summary>
    public static void Quarantined(AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        Welcome(receiver, isWhole: true, receiver.Room.Main, cipher, target);
        Write(default(ToClient.UserListEnd), target, cipher);
        Service(receiver, cipher, target);
    }

    private static void Welcome(AresUser receiver, bool isWhole, Core.Model.Room room, AresCipher? cipher, WireBuffer target)
    {
        var hall = receiver.Room;
        Write(new ToClient.LoginAck(receiver.Name, hall.Name), target, cipher);
        if (isWhole)
        {
            Write(new ToClient.MyFeatures(AresRoom.Version, (byte)hall.Features, 63, hall.Language, receiver.Cookie, 1), target, cipher);
            Write(new ToClient.Favicon(RoomIcon.Bytes), target, cipher);
        }

        Write(new ToClient.TopicFirst(hall.TopicOf(room)), target, cipher);
        ListRow(hall.ServiceRows, receiver, cipher, target);
    }

    private static void Offers(AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        Write(new ToClient.VoiceSupported(receiver.Room.Options.Voice, 0), target, cipher);
        var link = receiver.Room.CurrentLink;
        Write(new ToClient.Url(link.Address, link.Caption), target, cipher);
        Service(receiver, cipher, target);
    }

    private static void Service(AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        var hall = receiver.Room;
        Write(new ToClient.PersonalMessage(hall.ServiceName, AresRoom.Version), target, cipher);
        Write(new ToClient.Avatar(hall.ServiceName, hall.ServiceAvatar), target, cipher);
    }

    /// <summary>Kind by kind, as the rooms in use do: voice, pictures, personal messages, fonts.</summary>
    private static void Decorations(AresUser[] users, AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        foreach (var user in users.Where(u => u.Profile.HasVoice || u.Profile.HasPrivateVoice))
        {
            Write(new ToClient.UserVoiceSupport(user.Name, user.Profile.HasVoice, user.Profile.HasPrivateVoice), target, cipher);
        }

        foreach (var user in users.Where(u => u != receiver && u.Avatar.Length > 0))
        {
            Write(new ToClient.Avatar(user.Name, user.Avatar), target, cipher);
        }

        foreach (var user in users.Where(u => u != receiver && u.PersonalMessage.Length > 0))
        {
            Write(new ToClient.PersonalMessage(user.Name, user.PersonalMessage), target, cipher);
        }

        foreach (var user in users.Where(u => u != receiver && u.Font is not null && receiver.Profile.IsCb0t))
        {
            Write(new ToClient.Font(user.Name, user.Font), target, cipher);
        }
    }

    private static void ListRow(AresRows rows, AresUser receiver, AresCipher? cipher, WireBuffer target)
    {
        var withAddress = WithAddress(receiver);
        if (cipher is not null)
        {
            Write(new ToClient.ChannelUserList(rows.Row(withAddress)), target, cipher);
            return;
        }

        var bytes = rows.List(withAddress);
        bytes.CopyTo(target.Take(bytes.Length));
    }
}
