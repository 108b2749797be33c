using System.CommandLine;
using System.Net;
using Parlance.MyIcq;

namespace Parlance.Cli.Online;

/// <summary><c>parlance myicq file ...</c>: sends and takes files. Both users must be on each other's lists.</summary>
internal static class MyIcqFiles
{
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(20);

    /// <summary>Runs something in a session, after something that must come before the login.</summary>
    internal delegate Task<int> Session(Account account, Answer answer, Func<MyIcqClient, Task<int>> run, Action<MyIcqClient>? before, CancellationToken cancellation);

    public static Command Create(Func<AccountOptions> options, Session session) => new("file", "Send and take files, from client to client.") { Send(options, session), Receive(options, session) };

    private static Command Send(Func<AccountOptions> options, Session session)
    {
        var to = new Argument<uint>("to") { Description = "Number of the receiver, who must be online and a contact." };
        var file = new Argument<FileInfo>("file") { Description = "The file." };
        var command = new Command("send", "Send a file; done when it has arrived.") { to, file };
        return options().On(command, (parsed, account, answer, cancellation) => WithPeer(session, account, answer, async (client, peer) =>
        {
            var (other, path) = (parsed.GetRequiredValue(to), parsed.GetRequiredValue(file));
            if (!path.Exists)
            {
                return answer.Fail($"{path.FullName} is not there", ExitCodes.Unusable);
            }

            await AppearAsync(client, other, cancellation);
            return Told(answer, await peer.SendFileAsync(other, path.FullName, cancellation: cancellation));
        }, cancellation));
    }

    private static Command Receive(Func<AccountOptions> options, Session session)
    {
        var directory = new Argument<DirectoryInfo>("directory") { Description = "Where to put them; what is there is never overwritten." };
        var most = new Option<long>("--most") { Description = "Largest file taken, in bytes.", DefaultValueFactory = _ => 1024L * 1024 * 1024 };
        var once = new Option<bool>("--once") { Description = "End after the first." };
        var command = new Command("receive", "Take every file that is offered, until interrupted.") { directory, most, once };
        return options().On(command, (parsed, account, answer, cancellation) => WithPeer(session, account, answer, async (_, peer) =>
        {
            var folder = parsed.GetRequiredValue(directory);
            folder.Create();
            var events = peer.Events.SubscribeAsync(cancellation);
            answer.Say(new { state = "waiting" }, "waiting for files");
            try
            {
                await foreach (var told in events)
                {
                    if (told is MyIcqPeerEvent.FileOffered offered
                        && Told(answer, await offered.Offer.AcceptAsync(folder.FullName, parsed.GetRequiredValue(most), cancellation: cancellation)) is var code && parsed.GetValue(once))
                    {
                        return code;
                    }
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return ExitCodes.Done;
            }

            return ExitCodes.Done;
        }, cancellation));
    }

    private static async Task<int> WithPeer(Session session, Account account, Answer answer, Func<MyIcqClient, MyIcqPeer, Task<int>> run, CancellationToken cancellation)
    {
        MyIcqPeer? peer = null;
        try
        {
            return await session(account, answer, client => run(client, peer!), client =>
            {
                peer = new MyIcqPeer(client, new MyIcqPeerOptions { Listen = new IPEndPoint(account.Near, 0) });
                peer.Start();
            }, cancellation);
        }
        finally
        {
            if (peer is not null)
            {
                await peer.DisposeAsync();
            }
        }
    }

    /// <summary>Waits until a contact is seen online, which tells where it is; not for ever.</summary>
    private static async Task AppearAsync(MyIcqClient client, uint other, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var events = client.Events.SubscribeAsync(patience.Token);
        await client.Contacts.AddAsync(other, cancellation);
        patience.CancelAfter(Arrival);
        try
        {
            await foreach (var told in events)
            {
                if (client.Contacts[other] is { IsOnline: true })
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return;
        }
    }

    private static int Told(Answer answer, MyIcqFileResult result)
    {
        answer.Say(new { outcome = result.Outcome.ToString(), file = result.File, bytes = result.Bytes, reason = result.Reason }, $"{result.File}: {result.Outcome}, {result.Bytes} bytes {result.Reason}".TrimEnd());
        return result.Outcome == MyIcqFileOutcome.Done ? ExitCodes.Done : ExitCodes.No;
    }
}
