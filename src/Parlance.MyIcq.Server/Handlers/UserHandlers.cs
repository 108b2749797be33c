using Parlance.Core.Model;
using Parlance.MyIcq.Messages;
using Parlance.MyIcq.Server.Translation;

namespace Parlance.MyIcq.Server.Handlers;

/// <summary>What users tell about themselves.</summary>
internal static class UserHandlers
{
    public static void UpdateContact(MyIcqRequest request, in ToServer.UpdateContact message)
    {
        if (request.Services.Find(message.Uin, message.Domain) is { } contact)
        {
            var profile = request.Services.Community.Profiles.Of(contact);
            request.Reply(new ToClient.UpdateContact(message.Uin, InfoBlocks.From(profile, request.Session.Page)));
            return;
        }

        request.Confirm();
    }

    public static void UpdateUser(MyIcqRequest request, in ToServer.UpdateUser message)
    {
        var profile = request.Services.Community.Profiles.Of(request.Session.Account);
        request.Reply(new ToClient.UpdateUser(InfoBlocks.From(profile, request.Session.Page), (byte)profile.Authorisation));
    }

    /// <summary>A new password counts from the next login; the key of this session stays as it is, on both sides.</summary>
    public static async ValueTask ModifyUserAsync(MyIcqRequest request, ToServer.ModifyUser message)
    {
        var (community, session) = (request.Services.Community, request.Session);
        await community.Profiles.ChangeAsync(
            session.Account, profile => InfoBlocks.Apply(profile, message.Info, message.Authorisation, session.Page));
        if (message.Password is { Length: > 0 } password
            && !await community.Accounts.ChangePasswordAsync(session.Account, Passwords.Text(password), Network.MyIcq))
        {
            request.Forget();
            return;
        }

        request.Confirm();
    }
}
