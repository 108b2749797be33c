using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Server.Running;
using Parlance.Testing;

namespace Parlance.System.Tests.Bridging;

/// <summary>The whole server with all its networks on ports of its own choice, and people who come in by their doors.</summary>
internal sealed class BridgeTown : IAsyncDisposable
{
    public const string Password = "secret12";
    public const string Room = "Lobby";
    public static readonly IReadOnlyList<Network> Networks = [Network.Ares, Network.Soulseek, Network.Icq, Network.MyIcq, Network.Web];
    private readonly WebApplication app;
    private readonly ParlanceRun run;
    private readonly TestLog log;
    private readonly ScratchDirectory scratch;
    private readonly List<Door> doors = [];
    private readonly Dictionary<uint, string> names = [];

    private BridgeTown(WebApplication app, ParlanceRun run, TestLog log, ScratchDirectory scratch) => (this.app, this.run, this.log, this.scratch) = (app, run, log, scratch);

    public Community Community => app.Services.GetRequiredService<Community>();

    public static Task<BridgeTown> StartAsync(params string[] settings) => StartAsync(TimeProvider.System, settings);

    /// <summary>Starts one by another clock.</summary>
    public static async Task<BridgeTown> StartAsync(TimeProvider time, params string[] settings)
    {
        var (log, scratch) = (new TestLog(), new ScratchDirectory());
        string[] own =
        [
            $"--Storage:Path={scratch.Path}", "--Web:Endpoint=127.0.0.1:0", "--Soulseek:Endpoint=127.0.0.1:0", "--Ares:Rooms:0:Endpoint=127.0.0.1:0", "--Icq:Endpoint=127.0.0.1:0", "--MyIcq:Endpoint=127.0.0.1:0",
            "--Limits:HashRounds=1000", "--Limits:HashWorkers=2", "--Limits:TrustedNetworks:0=127.0.0.0/8", "--Limits:Registrations=1000", "--Ares:Guard:EqualLines=1000", "--Ares:Guard:LinesPerAddress=100000",
            "--Soulseek:Flood:PerSecond=0", "--Ares:Flood:PerSecond=0", "--Web:Flood:PerSecond=0", "--Icq:Flood:PerSecond=0", "--Icq:CommandFlood:PerSecond=0", "--MyIcq:Flood:PerSecond=0", "--MyIcq:Retransmit:Interval=00:00:00.3",
            "--Accounts:Admin:Password=owner-secret1", "--Logging:LogLevel:Default=Information", "--Logging:LogLevel:Microsoft=Warning", "--Logging:Console:LogLevel:Default=None",
        ];
        var app = ParlanceApp.Build([.. own, .. settings], services => services.AddSingleton<ILoggerProvider>(log).AddSingleton(time));
        var town = new BridgeTown(app, new ParlanceRun(app, TextWriter.Null), log, scratch);
        await town.run.StartAsync(TestContext.Current.CancellationToken);
        town.names[Accounts.OwnerUin] = "admin";
        return town;
    }

    public IPEndPoint Of(string name)
    {
        var line = run.Listening.Single(l => l.StartsWith(name + " listens on ", StringComparison.Ordinal));
        return IPEndPoint.Parse(line[(name.Length + 12)..].Split(' ')[0].Replace("http://", string.Empty, StringComparison.Ordinal));
    }

    /// <summary>An account, and somebody who comes in with it by one door.</summary>
    public async Task<Door> ComeAsync(Network network, string name, IPAddress? from = null)
    {
        var uin = await AccountAsync(name);
        return await OpenAsync(network, name, uin, Password, from);
    }

    /// <summary>Somebody whose account was made elsewhere.</summary>
    public Task<Door> ComeAsync(Network network, string name, uint uin, string password)
    {
        names[uin] = name;
        return OpenAsync(network, name, uin, password);
    }

    /// <summary>The operator, by one door.</summary>
    public Task<Door> OwnerAsync(Network network) => OpenAsync(network, "admin", Accounts.OwnerUin, "owner-secret1");

    /// <summary>A visitor of the Ares room who has no account.</summary>
    public async Task<AresDoor> GuestAsync(string name) => Keep(await AresDoor.OpenAsync(Of("Ares room Lobby"), name, 0, string.Empty));

    public async Task<uint> AccountAsync(string name)
    {
        var account = Community.Accounts.TryFind(name, out var known) ? known : (await Community.Accounts.RegisterAsync(name, Password, IPAddress.Loopback)).Account.ShouldNotBeNull();
        names[account.Uin] = name;
        return account.Uin;
    }

    /// <summary>One by each kind of door, called after it and a letter.</summary>
    public async Task<Door[]> ComeAsync(IReadOnlyList<DoorKind> kinds, string letter)
    {
        var opening = new List<Task<Door>>();
        foreach (var kind in kinds)
        {
            var (name, uin) = (kind.Label + letter, await AccountAsync(kind.Label + letter));
            opening.Add(kind.OpenAsync(this, name, uin, Password));
        }

        var opened = await Task.WhenAll(opening);
        Array.ForEach(opened, door => Keep(door));
        return opened;
    }

    /// <summary>One by each kind of door, all in one room; everybody is inside before this ends.</summary>
    public async Task<Door[]> GatherAsync(IReadOnlyList<DoorKind> kinds, string letter, string room = Room)
    {
        var all = await ComeAsync(kinds, letter);
        await Task.WhenAll(all.Select(door => door.EnterAsync(room)));
        await InsideAsync(all, room);
        return all;
    }

    /// <summary>One by each door, all in one room, called after the door and a letter; everybody sees everybody before this ends.</summary>
    public async Task<Door[]> GatherAsync(string letter, string room = Room)
    {
        var all = new List<Door>();
        foreach (var network in Networks)
        {
            var door = await ComeAsync(network, $"{network}{letter}".ToLowerInvariant());
            await door.EnterAsync(room);
            all.Add(door);
        }

        await InsideAsync(all, room);
        return [.. all];
    }

    /// <summary>Waits until people are inside a room.</summary>
    public async Task InsideAsync(IReadOnlyList<Door> all, string room)
    {
        Community.Rooms.TryFind(room, out var there).ShouldBeTrue();
        for (var i = 0; all.Any(d => !there!.Members.Any(m => m.Person.Name == d.Name)); i++)
        {
            i.ShouldBeLessThan(500, $"inside are only {string.Join(' ', there!.Members.Select(m => m.Person.Name))}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Somebody asks somebody to be allowed to list them.</summary>
    public void Ask(string from, string to) => Community.Contacts.Ask(Known(from), Known(to)).ShouldBeTrue();

    public Account Known(string name) => Community.Accounts.TryFind(name, out var account) ? account : throw new ShouldAssertException($"there is no {name}");

    /// <summary>Waits until as many messages wait for each of these people.</summary>
    public async Task StoredAsync(IEnumerable<string> people, int count)
    {
        foreach (var name in people)
        {
            Community.Accounts.TryFind(name, out var account).ShouldBeTrue();
            for (var i = 0; Community.Mailbox.Waiting(account!) < count; i++)
            {
                i.ShouldBeLessThan(500, $"only {Community.Mailbox.Waiting(account!)} messages wait for {name}");
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        await Community.Accounts.StoredAsync();
    }

    /// <summary>Waits until nothing waits for somebody.</summary>
    public Task EmptyAsync(string name) => UntilAsync(() => Community.Mailbox.Waiting(Known(name)) == 0, $"messages still wait for {name}");

    /// <summary>Waits until somebody is offline everywhere.</summary>
    public Task GoneAsync(string name) => UntilAsync(() => Known(name).Sessions.Count == 0, $"{name} is still online");

    public async ValueTask DisposeAsync()
    {
        foreach (var door in doors)
        {
            await door.DisposeAsync();
        }

        await run.StopAsync();
        await run.DisposeAsync();
        scratch.Dispose();
        log.Faults.ShouldBeEmpty();
    }

    private async Task<Door> OpenAsync(Network network, string name, uint uin, string password, IPAddress? from = null) => Keep<Door>(network switch
    {
        Network.Ares => await AresDoor.OpenAsync(Of("Ares room Lobby"), name, uin, password, from),
        Network.Soulseek => await SoulseekDoor.OpenAsync(Of("Soulseek"), name, uin, password, from),
        Network.Icq => await IcqDoor.OpenAsync(Of("ICQ"), name, uin, password, NameOf, from: from),
        Network.MyIcq => await MyIcqDoor.OpenAsync(Of("MyICQ"), name, uin, password, NameOf, from),
        _ => await WebDoor.OpenAsync(Of("Web"), name, uin, password),
    });

    private static async Task UntilAsync(Func<bool> isSo, string otherwise)
    {
        for (var i = 0; !isSo(); i++)
        {
            i.ShouldBeLessThan(500, otherwise);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private T Keep<T>(T door)
        where T : Door
    {
        doors.Add(door);
        return door;
    }

    /// <summary>Who has a number.</summary>
    public string NameOf(uint uin) => names.GetValueOrDefault(uin, $"?{uin}");
}
