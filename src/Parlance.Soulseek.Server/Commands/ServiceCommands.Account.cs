using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parlance.Soulseek.Server.Commands;

/// <summary>What everybody may do with the own account.</summary>
internal sealed partial class ServiceCommands
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string ExportData(CommandCall call)
    {
        var account = call.Account;
        var record = account.Record;
        var (likes, hates) = community.Interests.Of(account);
        return JsonSerializer.Serialize(
            new
            {
                username = record.Handle,
                uin = record.Uin,
                registered = record.CreatedAt,
                lastSeen = record.LastSeenAt,
                speed = record.Stats.Speed,
                uploads = record.Stats.Uploads,
                files = record.Stats.Files,
                folders = record.Stats.Folders,
                privilegedUntil = record.PrivilegedUntil,
                role = record.Role.ToString(),
                waitingMessages = community.Mailbox.Waiting(account),
                likes,
                hates,
                privateRooms = community.Rooms.PrivateRoomsOf(account).Select(r => new { name = r.Name, owner = r.Owner == account }),
                tickers = community.Rooms.All.SelectMany(r => r.Tickers.Where(t => t.Handle == record.Handle).Select(t => new { room = r.Name, text = t.Text })),
            },
            Json);
    }

    private string DeleteAccount(CommandCall call)
    {
        var handle = call.Account.Handle;
        if (call.Text != $"confirm {handle}")
        {
            return $"This deletes your account, your tickers, your private rooms and your waiting messages for good. To do so, say: deleteaccount confirm {handle}";
        }

        if (call.Account.Uin == Core.Services.Accounts.OwnerUin)
        {
            return "The owner's account cannot be deleted.";
        }

        community.Delete(call.Account, handle);
        return "Your account is deleted.";
    }
}
