using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;

namespace Parlance.MyIcq.Server.Handlers;

/// <summary>The contact list.</summary>
internal static class ContactHandlers
{
    public static void GetContactList(MyIcqRequest request, in ToServer.GetContactList message)
    {
        var pages = request.Services.Community.Contacts.Of(request.Session.Account).Select(contact => contact.Uin).Chunk(MyIcqLimits.ContactPage).ToArray();
        request.Reply(new ToClient.GetContactList(pages.Length == 0 ? [] : pages[0]));
        foreach (var page in pages.Skip(1))
        {
            request.Session.Send(new ToClient.GetContactList(page));
        }
    }

    public static void GetRemoteContactList(MyIcqRequest request, in ToServer.GetRemoteContactList message) =>
        request.Reply(new ToClient.GetRemoteContactList(request.Services.Options.Domain, []));

    /// <summary>The answer goes first: clients do not know what to do with a state of somebody they have not added yet.</summary>
    public static async ValueTask AddFriendAsync(MyIcqRequest request, ToServer.AddFriend message)
    {
        var (session, services) = (request.Session, request.Services);
        if (services.Find(message.Uin, message.Domain) is not { } contact)
        {
            request.Confirm();
            return;
        }

        var outcome = await services.Community.Contacts.AddAsync(session.Account, contact, session.Session);
        request.Reply(new ToClient.AddFriend(message.Uin, (byte)Result(outcome), string.Empty));
        if (outcome == ContactOutcome.Listed)
        {
            services.Community.Mailbox.Send(
                session.Account, contact, MessageKind.Added, string.Empty, Network.MyIcq, [(byte)MyIcqMessageType.Added]);
        }

        if (outcome is ContactOutcome.Listed or ContactOutcome.AlreadyListed)
        {
            session.Show(contact);
        }
    }

    /// <summary>Removes only the caller's side; the other is not told.</summary>
    public static async ValueTask DelFriendAsync(MyIcqRequest request, ToServer.DelFriend message)
    {
        var session = request.Session;
        if (request.Services.Find(message.Uin, message.Domain) is { } contact
            && await request.Services.Community.Contacts.RemoveAsync(session.Account, contact, session.Session))
        {
            session.Hide(contact);
        }

        request.Confirm();
    }

    private static MyIcqAuthorisation Result(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.Listed or ContactOutcome.AlreadyListed => MyIcqAuthorisation.Anyone,
        ContactOutcome.MustAsk => MyIcqAuthorisation.Ask,
        _ => MyIcqAuthorisation.Nobody,
    };
}
