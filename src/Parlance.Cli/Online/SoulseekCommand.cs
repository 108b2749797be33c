using System.CommandLine;
using System.Globalization;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Online;

/// <summary><c>parlance soulseek ...</c>: search, browse, download, share and wish.</summary>
internal static class SoulseekCommand
{
    private const int UsualPort = 2242;

    public static Command Create() => new("soulseek", "Use Soulseek from the shell: search, browse, download, share, wish.") { Search(), Browse(), Get(), Share(), Wish() };

    private static AccountOptions Options() => new(UsualPort, "--user");

    private static Command Search()
    {
        var words = new Argument<string[]>("words") { Description = "Words that must be in the path; -word for those that must not.", Arity = ArgumentArity.OneOrMore };
        var room = new Option<string?>("--room") { Description = "Ask the users of a room only." };
        var of = new Option<string[]>("--of") { Description = "Ask these users only; may be given several times." };
        var seconds = new Option<double>("--seconds") { Description = "End when nothing has come for so long.", DefaultValueFactory = _ => 8 };
        var most = new Option<int>("--most") { Description = "End after answers of so many users.", DefaultValueFactory = _ => 250 };
        var free = new Option<bool>("--free") { Description = "Only users who can send at once." };
        var command = new Command("search", "Search the files of others; prints them as they come.") { words, room, of, seconds, most, free };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            var options = new SearchOptions
            {
                Scope = parsed.GetValue(room) is { } name ? SearchScope.Room(name) : parsed.GetValue(of) is { Length: > 0 } users ? SearchScope.Users(users) : SearchScope.Network,
                Silence = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                MaxResults = parsed.GetValue(most),
                FreeSlotOnly = parsed.GetValue(free),
            };
            var count = 0;
            await foreach (var result in client.Search.SearchAsync(string.Join(' ', parsed.GetRequiredValue(words)), options, cancellation))
            {
                count += result.Files.Count;
                SoulseekFiles.Print(answer, result);
            }

            return count > 0 ? ExitCodes.Done : answer.Fail("nothing was found");
        }, cancellation));
    }

    private static Command Browse()
    {
        var user = new Argument<string>("whom") { Description = "Whose files." };
        var command = new Command("browse", "List all that a user shares.") { user };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            await foreach (var folder in client.Browse.ListAsync(parsed.GetRequiredValue(user), cancellationToken: cancellation))
            {
                SoulseekFiles.Print(answer, folder);
            }

            return ExitCodes.Done;
        }, cancellation));
    }

    private static Command Get()
    {
        var user = new Argument<string>("from") { Description = "Who has the files." };
        var files = new Argument<string[]>("files") { Description = "Their paths, as search and browse print them.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--to") { Description = "Directory to put them in.", DefaultValueFactory = _ => "." };
        var folder = new Option<bool>("--folder") { Description = "The paths are folders: get all in them." };
        var command = new Command("get", "Download files; what was begun before is resumed.") { user, files, to, folder };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            var from = parsed.GetRequiredValue(user);
            var downloads = new List<Download>();
            foreach (var path in parsed.GetRequiredValue(files))
            {
                if (!parsed.GetValue(folder))
                {
                    downloads.Add(client.Downloads.Enqueue(new DownloadRequest(from, WireText.FromString(path))));
                }
                else if (await client.Downloads.EnqueueFolderAsync(from, WireText.FromString(path), cancellation) is { } all)
                {
                    downloads.AddRange(all);
                }
                else
                {
                    return answer.Fail($"{from} has no folder {path}, or cannot be reached");
                }
            }

            return await DownloadProgress.ShowAsync(client, downloads, answer, cancellation);
        }, cancellation, options => options with { Downloads = options.Downloads with { Directory = parsed.GetRequiredValue(to) } }));
    }

    private static Command Share()
    {
        var folders = new Argument<DirectoryInfo[]>("folders") { Description = "Directories to share, all that is below them too.", Arity = ArgumentArity.OneOrMore };
        var slots = new Option<int>("--slots") { Description = "Files sent at once.", DefaultValueFactory = _ => 3 };
        var speed = new Option<long?>("--speed") { Description = "Kibibytes a second for all uploads together; no limit when not given." };
        var command = new Command("share", "Share directories: answer searches, show them, send files; until interrupted.") { folders, slots, speed };
        return Options().On(command, (parsed, account, answer, cancellation) =>
        {
            var missing = Array.Find(parsed.GetRequiredValue(folders), folder => !folder.Exists);
            return missing is not null
                ? Task.FromResult(answer.Fail($"{missing.FullName} is not there", ExitCodes.Unusable))
                : InSession(account, answer, client => Sharing.RunAsync(client, answer, cancellation), cancellation, options => options with
                {
                    Shares = options.Shares with { Folders = [.. parsed.GetRequiredValue(folders).Select(folder => new SharedFolder(folder.FullName))] },
                    Uploads = options.Uploads with { Slots = parsed.GetRequiredValue(slots), SpeedLimit = parsed.GetValue(speed) * 1024 },
                });
        });
    }

    private static Command Wish()
    {
        var wishes = new Argument<string[]>("wishes") { Description = "Searches, each in quotes.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("wish", "Search now, then again and again as often as the server allows, and print what is found for the first time; until interrupted.") { wishes };
        return Options().On(command, (parsed, account, answer, cancellation) =>
            InSession(account, answer, client => Wishing.RunAsync(client, parsed.GetRequiredValue(wishes), answer, cancellation), cancellation));
    }

    private static async Task<int> InSession(
        Account account, Answer answer, Func<SoulseekClient, Task<int>> run, CancellationToken cancellation, Func<SoulseekClientOptions, SoulseekClientOptions>? change = null)
    {
        await using var client = new SoulseekClientBuilder()
            .WithServer(account.Server.Address.ToString(), account.Server.Port)
            .WithUser(account.User, account.Password)
            .With(options => options with { Listen = options.Listen with { Address = account.Near } })
            .With(change ?? (options => options))
            .Build();
        var reply = await client.ConnectAsync(cancellation);
        return reply.Success ? await run(client) : answer.Fail(string.Create(CultureInfo.InvariantCulture, $"cannot log in: {reply.Reason} {reply.Detail}").TrimEnd());
    }
}
