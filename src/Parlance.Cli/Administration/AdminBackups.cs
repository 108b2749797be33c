using System.CommandLine;
using System.Globalization;

namespace Parlance.Cli.Administration;

/// <summary><c>parlance admin backup ...</c>.</summary>
internal static class AdminBackups
{
    public static Command Create() => new("backup", "Backups on the server: make, list, fetch.") { Make(), List(), Get() };

    private static Command Make() => new AdminOptions().On(new Command("make", "Make a backup on the server, which goes on running."), async (_, api, answer, cancellation) =>
    {
        var made = (await api.SendAsync(HttpMethod.Post, "admin/backups", null, cancellation))!;
        answer.Say(made, $"{made["name"]}: {made["bytes"]} bytes");
    });

    private static Command List() => new AdminOptions().On(new Command("list", "List the backups on the server."), (_, api, answer, cancellation) =>
        AdminCommand.ListAsync(api, answer, "admin/backups", cancellation, ("name", "name"), ("at", "at"), ("bytes", "bytes")));

    private static Command Get()
    {
        var name = new Argument<string>("name") { Description = "The backup, as list names it." };
        var to = new Option<FileInfo?>("--to") { Description = "The file to write; its own name here when not given." };
        return new AdminOptions().On(new Command("get", "Fetch a backup; the owner may.") { name, to }, async (parsed, api, answer, cancellation) =>
        {
            var file = parsed.GetValue(to) ?? new FileInfo(Path.GetFileName(parsed.GetRequiredValue(name)));
            await using var target = new FileStream(file.FullName, FileMode.CreateNew);
            var size = await api.DownloadAsync($"admin/backups/{AdminCommand.Part(parsed.GetRequiredValue(name))}", target, cancellation);
            answer.Say(new { file = file.FullName, bytes = size }, string.Create(CultureInfo.InvariantCulture, $"{file.FullName}: {size} bytes"));
        });
    }
}
