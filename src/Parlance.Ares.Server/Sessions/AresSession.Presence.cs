using Parlance.Ares.Server.Rooms;
using Parlance.Ares.Web;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Ares.Server.Sessions;

/// <summary>Status, pictures, ignoring, passwords, direct chat and custom data.</summary>
internal sealed partial class AresSession
{
    private const int MostNodes = 20;

    internal static void OnStatus(AresSession session, in ToServer.UpdateStatus status)
    {
        var me = session.Me;
        var before = me.Profile;
        me.Profile = before.With(status);
        if (me.Profile == before)
        {
            me.Connection.Deliver(new Core.Events.Delivery(new AresUserChanged(me)));
        }
        else
        {
            AresRoom.ShowChange(me);
        }
    }

    internal static void OnFastPing(AresSession session, in ToServer.FastPing _)
    {
        session.Me.IsFastPing = true;
        if (session.IsPingDue)
        {
            session.Ping();
        }
    }

    internal static void OnDummy(AresSession session, in ToServer.Dummy _)
    {
        if (session.Room.Options.DummyMeansProxy)
        {
            session.Refuse("Proxies are not welcome here.", SessionEnd.Kicked);
        }
    }

    internal static void OnAvatar(AresSession session, in ToServer.Avatar avatar)
    {
        var me = session.Me;
        if (avatar.Image.Length >= AresLimits.Avatar || !me.MayHaveAvatar || me.Captcha is not null)
        {
            return;
        }

        me.HasChosenAvatar = true;
        AresRoom.SetAvatar(me, avatar.Image.Length < AresLimits.AvatarLeast ? [] : avatar.Image);
    }

    internal static void OnPersonalMessage(AresSession session, in ToServer.PersonalMessage message)
    {
        if (session.Me.Captcha is null && !session.Me.IsMuzzled(session.Room.Now))
        {
            AresRoom.SetPersonalMessage(session.Me, AresText.CutChars(AresText.Clean(message.Text), AresLimits.PersonalMessageChars));
        }
    }

    internal static void OnIgnore(AresSession session, in ToServer.IgnoreList ignore) => session.Ignore(AresText.Clean(ignore.Name), ignore.Ignore);

    internal static ValueTask OnAutoLogin(AresSession session, ToServer.AutoLogin login)
    {
        if (session.hasTriedHash)
        {
            return ValueTask.CompletedTask;
        }

        session.hasTriedHash = true;
        return session.Room.LogInAsync(session.Me, login.Hash);
    }

    internal static ValueTask OnAuthLogin(AresSession session, ToServer.AuthLogin login) => session.Room.LogInAsync(session.Me, login.Password);

    internal static ValueTask OnAuthRegister(AresSession session, ToServer.AuthRegister register) => session.Room.RegisterAsync(session.Me, register.Password);

    internal static void OnSupernodes(AresSession session, in ToServer.SupernodesRequest _)
    {
        if (session.Room.Options.HideAddresses)
        {
            session.Me.Send(AresPayload.Of(new ToClient.Supernodes([])));
            return;
        }

        var nodes = session.Room.Users.Where(u => u.Profile is { IsAres: true, NodePort: > 0 }).ToArray();
        session.Room.Random.Shuffle(nodes);
        session.Me.Send(AresPayload.Of(new ToClient.Supernodes([.. nodes.Take(MostNodes).Select(u => new Node(u.Address, u.Profile.DataPort))])));
    }

    internal static void OnDirectChat(AresSession session, in ToServer.DirChatPush push)
    {
        var me = session.Me;
        var target = session.Room.Find(AresText.Clean(push.Name));
        var code = push.Name.Length < AresNames.Least ? 4
            : push.Session.Length != 16 ? 3
            : target is not { IsVisible: true } || me.Captcha is not null ? 1
            : target.Ignores(me.Name) || me.IsMuzzled(session.Room.Now) ? 2
            : 0;
        if (code == 0)
        {
            target!.Send(AresPayload.Of(new ToClient.DirChatPush(me.Name, me.Address, me.Profile.DataPort, me.Profile.LocalAddress, push.Session)));
        }

        me.Send(AresPayload.Of(new ToClient.DirChatPushReply((byte)code)));
    }

    internal static void OnCustomData(AresSession session, in ToServer.CustomData data)
    {
        var me = session.Me;
        var name = AresText.Clean(data.Name);
        var target = name.Length == 0 || name.Equals(me.Name, StringComparison.OrdinalIgnoreCase) ? me : session.Room.Find(name);
        if (target is null || (target != me && (me.Captcha is not null || !target.IsVisible)))
        {
            session.Fail(new ToClient.OfflineUser(name), WebIdents.Offline, name);
        }
        else if (target != me && (target.Ignores(me.Name) || me.IsMuzzled(session.Room.Now)))
        {
            session.Fail(new ToClient.IsIgnoringYou(target.Name), WebIdents.Ignoring, target.Name);
        }
        else
        {
            target.Send(AresPayload.Of(new ToClient.CustomData(data.Ident, me.Name, data.Content), null, 64 + data.Content.Length));
        }
    }

    internal static void OnCustomDataAll(AresSession session, in ToServer.CustomDataAll data)
    {
        var me = session.Me;
        if (me.Captcha is null && !me.IsMuzzled(session.Room.Now))
        {
            AresRoom.Broadcast(me, AresPayload.Of(new ToClient.CustomData(data.Ident, me.Name, data.Content), null, 64 + data.Content.Length), u => u != me);
        }
    }

    private void Ignore(string name, bool isOn)
    {
        if (name.Length == 0 || name.Equals(Me.Name, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (isOn && Me.Ignored.Count >= RoomPeople.MostIgnored)
        {
            Me.Tell("You ignore as many users as you may.");
            return;
        }

        Me.Ignored = isOn ? Me.Ignored.Add(name) : Me.Ignored.Remove(name);
        Room.Remember(Me.Profile.Identity, p => p with { Ignored = [.. Me.Ignored.Order(StringComparer.OrdinalIgnoreCase)] });
        Me.Tell(isOn ? $"You hear nothing of {name} now" : $"You hear {name} again");
    }

    private void Fail<T>(in T message, string ident, string name)
        where T : struct, IMessage<T> => Me.Send(AresPayload.Of(message, new WebMessage(ident, name)));
}
