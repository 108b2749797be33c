using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;
using Parlance.Web.Operations;

namespace Parlance.Web.Routes;

/// <summary>The server itself: set-up, status, measurements, settings, audit log, ports, backups, tokens.</summary>
internal static class ServerRoutes
{
    private const int MaxName = 60;
    private const int MostRanges = 20;
    private const int MostTokens = 200;
    private const int ShortestPassword = 8;

    public static void Map(IEndpointRouteBuilder admin)
    {
        var server = admin.MapGroup(string.Empty).WithTags("Server");
        server.MapGet("/setup", ShowSetUp).For(Standing.Owner).WithName("getSetUp").WithSummary("How the set-up stands");
        server.MapPut("/setup", SetUpAsync).For(Standing.Owner).WithName("setUp").WithSummary("Name the server, choose what is open, change the owner's password").Refuses(400, 401, 429, 503);
        server.MapGet("/status", Status).For(Standing.Moderator).WithName("getStatus").WithSummary("How the server is");
        server.MapGet("/metrics", Metrics).For(Standing.Moderator).WithName("getMetrics").WithSummary("Measurements: ten minutes in steps of two seconds, or a day in steps of a minute");
        server.MapGet("/audit", AuditAsync).For(Standing.Admin).WithName("listAudit").WithSummary("The audit log, newest first");
        server.MapGet("/settings", Settings).For(Standing.Admin).WithName("listSettings").WithSummary("The configuration");
        server.MapPut("/settings/{key}", ChangeSetting).For(Standing.Admin).WithName("changeSetting").WithSummary("Change a setting that may be changed while running").Refuses(400, 404, 409);
        server.MapGet("/ports", Ports).For(Standing.Moderator).WithName("listPorts").WithSummary("What listens where");
        server.MapPost("/ports", AddPortAsync).For(Standing.Admin).WithName("addPort").WithSummary("Give an Ares room a port of its own").Refuses(400, 409, 503);
        server.MapDelete("/ports/{room}", RemovePortAsync).For(Standing.Admin).WithName("removePort").WithSummary("Take away a port that was added while running").Refuses(404);
        MapBackups(admin.MapGroup("/backups").WithTags("Backups"));
        MapTokens(admin.MapGroup("/tokens").WithTags("Tokens"));
    }

    /// <summary>An entry of the audit log as pages see it.</summary>
    public static AuditLine LineOf(AuditEntry entry) => new(entry.Id, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Detail);

    private static void MapBackups(RouteGroupBuilder backups)
    {
        backups.MapGet(string.Empty, Backups).For(Standing.Admin).WithName("listBackups").WithSummary("Backups, newest first");
        backups.MapPost(string.Empty, MakeBackupAsync).For(Standing.Admin).WithName("makeBackup").WithSummary("Make a backup; answers when it is made and checked").Refuses(409, 503);
        backups.MapGet("/{name}", Download).For(Standing.Owner).WithName("downloadBackup").WithSummary("A backup's file").Produces<byte[]>(contentType: "application/vnd.sqlite3").Refuses(404);
        backups.MapDelete("/{name}", DeleteBackup).For(Standing.Owner).WithName("deleteBackup").WithSummary("Delete a backup").Refuses(404);
    }

    private static void MapTokens(RouteGroupBuilder tokens)
    {
        tokens.MapGet(string.Empty, Tokens).For(Standing.Member).WithName("listTokens").WithSummary("The caller's tokens for scripts; the owner sees all");
        tokens.MapPost(string.Empty, MakeToken).For(Standing.Member).WithName("makeToken").WithSummary("Make a token for scripts").Refuses(400, 409);
        tokens.MapDelete("/{id}", EndToken).For(Standing.Member).WithName("endToken").WithSummary("End a token").Refuses(404);
    }

    private static Ok<SetUpState> ShowSetUp(Community community, ServerIdentity identity) => TypedResults.Ok(
        new SetUpState(identity.Name, identity.GuestsWelcome, community.Accounts.IsRegistrationOpen, identity.IsSetUp));

    private static async Task<Results<Ok<SetUpState>, ProblemHttpResult>> SetUpAsync(SetUp wish, Caller caller, Community community, ServerIdentity identity, ISettings settings, Tickets tickets)
    {
        if (ChatActions.Clean(wish.Name) is not { Length: <= MaxName } name)
        {
            return Problem.Invalid($"The name has 1 to {MaxName} characters.").Result;
        }

        if (!string.IsNullOrEmpty(wish.Password) && await ChangePasswordAsync(wish, caller, community, tickets) is { } problem)
        {
            return problem.Result;
        }

        (identity.Name, identity.GuestsWelcome) = (name, wish.GuestsWelcome);
        settings.Change("Accounts:Registration", wish.RegistrationOpen ? "Open" : "Closed");
        identity.IsSetUp = true;
        community.Moderation.Note(caller.Name, "setup", name, string.Empty);
        await community.Accounts.StoredAsync();
        return TypedResults.Ok(new SetUpState(identity.Name, identity.GuestsWelcome, community.Accounts.IsRegistrationOpen, IsDone: true));
    }

    private static async Task<Problem?> ChangePasswordAsync(SetUp wish, Caller caller, Community community, Tickets tickets) =>
        wish.Password.Length is < ShortestPassword or > SessionRoutes.MaxPassword
            ? Problem.Invalid($"The password has {ShortestPassword} to {SessionRoutes.MaxPassword} characters.")
            : await MeRoutes.ChangePasswordAsync(new PasswordChange(wish.Current ?? string.Empty, wish.Password), caller, community, tickets);

    private static Ok<ServerStatus> Status(Community community, ServerIdentity identity, IJournal journal, IListeners listeners)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return TypedResults.Ok(new ServerStatus(
            identity.Name,
            identity.Version,
            new DateTimeOffset(process.StartTime).ToUniversalTime(),
            journal.IsHealthy,
            community.Accounts.Count,
            Sampler.Online(community),
            community.Rooms.All.Count(),
            [.. listeners.All.Select(EntryOf)],
            process.WorkingSet64,
            process.Threads.Count,
            identity.IsSetUp));
    }

    private static Ok<MetricsSeries> Metrics(Sampler sampler, string? span = null)
    {
        var isDay = string.Equals(span, "day", StringComparison.OrdinalIgnoreCase);
        return TypedResults.Ok(new MetricsSeries(isDay ? Sampler.CoarseSeconds : Sampler.FineSeconds, sampler.Samples(!isDay)));
    }

    private static async Task<Ok<Page<AuditLine>>> AuditAsync(Community community, CancellationToken cancellation, long? after = null, int? limit = null)
    {
        var most = RouteWords.Limit(limit);
        var found = (await community.Moderation.AuditAsync(after ?? long.MaxValue, most + 1, cancellation)).Select(LineOf).ToList();
        return TypedResults.Ok(Paging.Cut(found, most, l => Paging.Number(l.Id)));
    }

    private static Ok<IReadOnlyList<SettingEntry>> Settings(ISettings settings) =>
        TypedResults.Ok<IReadOnlyList<SettingEntry>>([.. settings.All().Select(s => new SettingEntry(s.Key, s.Value, s.Meaning, s.MayChange, s.IsChanged))]);

    private static Results<NoContent, ProblemHttpResult> ChangeSetting(string key, SettingChange wish, Caller caller, Community community, ISettings settings)
    {
        switch (settings.Change(key, wish.Value))
        {
            case SettingOutcome.Changed:
                community.Moderation.Note(caller.Name, "setting", key, wish.Value ?? "(default)");
                return TypedResults.NoContent();
            case SettingOutcome.Unknown:
                return Problem.NotFound("setting").Result;
            case SettingOutcome.AtStartOnly:
                return Problem.Conflict("atStartOnly", "This is read when the server starts; change the configuration and start it again.").Result;
            default:
                return Problem.Invalid("The value does not read.").Result;
        }
    }

    private static Ok<IReadOnlyList<PortEntry>> Ports(IListeners listeners) => TypedResults.Ok<IReadOnlyList<PortEntry>>([.. listeners.All.Select(EntryOf)]);

    private static async Task<Results<NoContent, ProblemHttpResult>> AddPortAsync(NewPort wish, Caller caller, Community community, IListeners listeners, CancellationToken cancellation)
    {
        if (!ChatActions.IsRoomName(wish.Room))
        {
            return Problem.Invalid("A room's name is 1 to 24 printable ASCII characters without a space at either end.").Result;
        }

        switch (await listeners.AddAsync(wish.Room, wish.Endpoint ?? string.Empty, wish.Topic ?? string.Empty, cancellation))
        {
            case PortOutcome.Listening:
                community.Moderation.Note(caller.Name, "port", wish.Room, wish.Endpoint ?? string.Empty);
                return TypedResults.NoContent();
            case PortOutcome.InvalidEndpoint:
                return Problem.Invalid("An endpoint is an address and a port, as 127.0.0.1:14885.").Result;
            case PortOutcome.HasPort:
                return Problem.Conflict("hasPort", "The room has a port.").Result;
            case PortOutcome.CannotListen:
                return Problem.Conflict("cannotListen", "The port is taken, or may not be used.").Result;
            default:
                return Problem.Unavailable("notNow", "Ares does not run, or there are as many ports as may be.").Result;
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemovePortAsync(string room, Caller caller, Community community, IListeners listeners, CancellationToken cancellation)
    {
        if (!await listeners.RemoveAsync(RouteWords.Name(room), cancellation))
        {
            return Problem.NotFound("port that was added while running").Result;
        }

        community.Moderation.Note(caller.Name, "unport", RouteWords.Name(room), string.Empty);
        return TypedResults.NoContent();
    }

    private static PortEntry EntryOf(ListeningPort port) => new(port.Name, port.Endpoint, port.Room, port.IsAdded);

    private static Ok<IReadOnlyList<BackupEntry>> Backups(IBackups backups) =>
        TypedResults.Ok<IReadOnlyList<BackupEntry>>([.. backups.List().Select(b => new BackupEntry(b.Name, b.At, b.Bytes))]);

    private static async Task<Results<Ok<BackupEntry>, ProblemHttpResult>> MakeBackupAsync(Caller caller, Community community, IBackups backups, CancellationToken cancellation)
    {
        if (await backups.MakeAsync(cancellation) is not { } made)
        {
            return Problem.Conflict("running", "A backup is being made.").Result;
        }

        community.Moderation.Note(caller.Name, "backup", made.Name, string.Empty);
        return TypedResults.Ok(new BackupEntry(made.Name, made.At, made.Bytes));
    }

    private static Results<FileStreamHttpResult, ProblemHttpResult> Download(string name, Caller caller, Community community, IBackups backups)
    {
        if (backups.Open(name) is not { } file)
        {
            return Problem.NotFound("backup").Result;
        }

        community.Moderation.Note(caller.Name, "download", name, string.Empty);
        return TypedResults.Stream(file, "application/vnd.sqlite3", name);
    }

    private static Results<NoContent, ProblemHttpResult> DeleteBackup(string name, Caller caller, Community community, IBackups backups)
    {
        if (!backups.Delete(name))
        {
            return Problem.NotFound("backup").Result;
        }

        community.Moderation.Note(caller.Name, "unbackup", name, string.Empty);
        return TypedResults.NoContent();
    }

    private static Ok<IReadOnlyList<TokenEntry>> Tokens(Caller caller, Tickets tickets) =>
        TypedResults.Ok<IReadOnlyList<TokenEntry>>([.. Visible(caller, tickets).OrderBy(t => t.CreatedAt).Select(EntryOf)]);

    private static Results<Ok<MadeToken>, ProblemHttpResult> MakeToken(NewToken wish, Caller caller, Community community, Tickets tickets)
    {
        var ranges = wish.Ranges ?? [];
        if (ChatActions.Clean(wish.Name) is not { Length: <= MaxName } name || wish.Standing < Standing.Member || wish.Standing > caller.Standing || wish.Expires <= community.Time.GetUtcNow())
        {
            return Problem.Invalid("A token has a name of 1 to 60 characters, a standing that you have, and an end that is yet to come.").Result;
        }

        if (ranges.Count > MostRanges || ranges.Any(r => r is null || !Networks.TryParse(r, out _)))
        {
            return Problem.Invalid($"At most {MostRanges} ranges, each an address or as 10.0.0.0/8.").Result;
        }

        if (tickets.Tokens.Count() >= MostTokens)
        {
            return Problem.Conflict("full", "There are as many tokens as may be.").Result;
        }

        var (secret, ticket) = tickets.MakeToken(caller.Account!, name, wish.Standing, ranges, wish.Expires);
        community.Moderation.Note(caller.Name, "token", name, wish.Standing.ToString());
        return TypedResults.Ok(new MadeToken(secret, EntryOf(ticket)));
    }

    private static Results<NoContent, ProblemHttpResult> EndToken(string id, Caller caller, Community community, Tickets tickets)
    {
        if (Visible(caller, tickets).FirstOrDefault(t => t.Id == id) is not { } ticket)
        {
            return Problem.NotFound("token").Result;
        }

        tickets.End(ticket);
        community.Moderation.Note(caller.Name, "untoken", ticket.Name, string.Empty);
        return TypedResults.NoContent();
    }

    private static IEnumerable<Ticket> Visible(Caller caller, Tickets tickets) => tickets.Tokens.Where(t => t.Account == caller.Account || caller.Standing == Standing.Owner);

    private static TokenEntry EntryOf(Ticket ticket) => new(
        ticket.Id, ticket.Name, ticket.Person.Name, ticket.Most, ticket.Ranges, ticket.CreatedAt, ticket.UsedAt, ticket.Expires);
}
