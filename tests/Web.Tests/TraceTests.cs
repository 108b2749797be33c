using System.Text.Json.Nodes;
using Parlance.Ares;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Server.Operations;
using Parlance.Testing;
using Parlance.Web.Tests.Server;
using Parlance.Wire;
using Soul = Parlance.Soulseek;

namespace Parlance.Web.Tests;

/// <summary>Looking at the packets of one session.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task The_owner_sees_both_directions_with_fields_and_no_passwords_until_the_time_is_over()
    {
        var time = new ManualTime();
        await using var host = await WebHost.StartAsync(time: time);
        var owner = await host.OwnerAsync();
        var soul = await host.SoulseekAsync("sarah");
        var session = (await owner.GetAsync("admin/sessions"))["items"]!.AsArray().Single()!["id"]!.GetValue<long>();
        var feed = await owner.FeedAsync("?topics=traces");
        var trace = await owner.PostAsync("admin/traces", new { session, seconds = 30 });
        (await owner.RefusedAsync(HttpMethod.Post, "admin/traces", new { session })).ShouldBe((409, "cannotTrace"));
        await soul.SendAsync(new Soul.ToServer.JoinRoom("Lobby", 0));
        await soul.ExpectAsync<Soul.ToClient.JoinRoom>();
        await soul.SendAsync(new Soul.ToServer.ChangePassword("very secret"));
        await soul.ExpectAsync<Soul.ToClient.ChangePassword>();

        var join = (await feed.ExpectAsync("trace", e => (bool)e["frame"]!["fromClient"]!))["frame"]!;
        (join["message"]!.ToString(), join["fields"]![0]!["value"]!.ToString()).ShouldBe(("JoinRoom", "Lobby"));
        await feed.ExpectAsync("trace", e => (string)e["frame"]!["message"]! == "ChangePassword" && !(bool)e["frame"]!["fromClient"]!);
        var frames = await owner.GetAsync($"admin/traces/{trace["id"]}");
        frames.ToJsonString().ShouldNotContain("very secret");
        frames["items"]!.AsArray().Select(f => $"{f!["fromClient"]} {f["message"]}").ShouldContain("false JoinRoom");

        time.Advance(TimeSpan.FromSeconds(31));
        var before = (int)(await owner.GetAsync("admin/traces")).AsArray().Single()!["frames"]!;
        await soul.SendAsync(new Soul.ToServer.SayChatroom("Lobby", "unseen"));
        await soul.ExpectAsync<Soul.ToClient.SayChatroom>();
        ((int)(await owner.GetAsync("admin/traces")).AsArray().Single()!["frames"]!).ShouldBe(before);
        await owner.DeleteAsync($"admin/traces/{trace["id"]}");
        (await owner.GetAsync("admin/traces")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_room_login_typed_as_a_command_is_stars()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var ares = await host.AresAsync("arthur");
        var session = (await owner.GetAsync("admin/sessions"))["items"]!.AsArray().Single()!["id"]!.GetValue<long>();
        var trace = await owner.PostAsync("admin/traces", new { session });
        await ares.CommandAsync("login my-secret");
        await ares.SayAsync("/login my-secret");
        await ares.SayAsync("login times are up");
        await ares.SettleAsync();
        var frames = await owner.GetAsync($"admin/traces/{trace["id"]}");
        frames["items"]!.AsArray().Count.ShouldBeGreaterThan(3);
        frames.ToJsonString().ShouldNotContain("my-secret");
    }

    [Fact]
    public async Task An_encrypted_room_session_is_traced_in_the_clear_but_for_its_passwords()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var ares = await host.AresAsync("carol", login => login with { Crypto = 250 });
        var trace = await owner.PostAsync("admin/traces", new { session = await SessionAsync(owner) });
        await ares.SayAsync("hello in secret");
        await ares.SendAsync(new Parlance.Ares.ToServer.AuthRegister("my-password1"));
        await ares.SendAsync(new Parlance.Ares.ToServer.Font(new FontLook(12, "Courier", 1, 2, null, null)));
        await ares.CommandAsync("password soulseek");
        var told = await ares.HearAsync("nowhere else, is ");
        var frames = await FramesAsync(owner, trace);
        frames.ShouldContain("true Public text=hello in secret");
        frames.ShouldContain("false Public name=carol text=hello in secret");
        frames.ShouldContain("true AuthRegister password=***");
        frames.ShouldContain(f => f.StartsWith("true Font ", StringComparison.Ordinal) && f.Contains("=Courier", StringComparison.Ordinal), "what lies inside another frame is told by itself");
        frames.ShouldContain("false NoSuch text=***");
        string.Join('\n', frames).ShouldNotContain(told.Split(' ')[^1]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_session_of_ICQ_is_traced_as_its_version_speaks(int version)
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var icq = await host.IcqAsync(version);
        var trace = await owner.PostAsync("admin/traces", new { session = await SessionAsync(owner) });
        icq.Send(new Parlance.Icq.ToServer.SendMessage(icq.Uin, 1, "to myself"));
        (await icq.ExpectAsync<Parlance.Icq.ToClient.MessageNow>()).Text.ShouldBe("to myself");
        if (version == 5)
        {
            icq.Send(new Parlance.Icq.ToServer.SetPassword("secret-2"));
            await icq.ExpectAsync<Parlance.Icq.ToClient.SetPasswordAck>();
        }
        else
        {
            icq.Send(new Parlance.Icq.ToServer.ChangePassword(1, "secret-2"));
            await icq.ExpectAsync<Parlance.Icq.ToClient.PasswordChanged>();
        }

        var frames = await FramesAsync(owner, trace);
        frames.ShouldContain(f => f.StartsWith("true SendMessage ", StringComparison.Ordinal) && f.EndsWith("text=to myself", StringComparison.Ordinal));
        frames.ShouldContain(f => f.StartsWith("false MessageNow ", StringComparison.Ordinal) && f.EndsWith("text=to myself", StringComparison.Ordinal));
        frames.ShouldContain(f => f.EndsWith("password=***", StringComparison.Ordinal));
        frames.ShouldContain("false Ack");
        frames.ShouldContain(version == 5 ? "false SetPasswordAck result=10" : "true Ack");
        string.Join('\n', frames).ShouldNotContain("secret-2");
    }

    [Fact]
    public async Task A_session_of_MyICQ_is_traced_decrypted()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var myIcq = await host.MyIcqAsync();
        var trace = await owner.PostAsync("admin/traces", new { session = await SessionAsync(owner) });
        await myIcq.AskAsync(new Parlance.MyIcq.Messages.ToServer.SendMessage(0, myIcq.Uin, "to myself"));
        (await myIcq.NextAsync<Parlance.MyIcq.Messages.ToClient.Message>()).Text.ShouldBe("to myself");
        await myIcq.AskAsync(new Parlance.MyIcq.Messages.ToServer.ModifyUser(new Parlance.MyIcq.Messages.InfoBlock(0, "Nick", 0, 0, "", "", "", "", "", "", "", "", 0, "", "", "", ""), 0, 1, "secret-2"));
        await myIcq.AskAsync(new Parlance.MyIcq.Messages.ToServer.CreateGroup(0, "den", "secret-3"));
        var frames = await FramesAsync(owner, trace);
        frames.ShouldContain(f => f.StartsWith("true SendMessage ", StringComparison.Ordinal) && f.Contains("text=to myself", StringComparison.Ordinal));
        frames.ShouldContain(f => f.StartsWith("false Message ", StringComparison.Ordinal) && f.Contains("text=to myself", StringComparison.Ordinal));
        frames.ShouldContain("true CreateGroup type=0 name=den password=***");
        frames.ShouldContain(f => f.StartsWith("true ModifyUser ", StringComparison.Ordinal) && f.EndsWith("password=***", StringComparison.Ordinal));
        string.Join('\n', frames).ShouldNotContain("secret-");
    }

    [Theory]
    [InlineData("ares")]
    [InlineData("soulseek")]
    [InlineData("icq")]
    [InlineData("myicq")]
    public void Every_message_with_a_secret_is_shown_with_stars_in_its_place(string network)
    {
        var random = new Random(1);
        var entries = (network switch
        {
            "ares" => AresCatalog.All.Entries,
            "soulseek" => Soul.SoulseekCatalog.All.Entries,
            "icq" => Enumerable.Range(2, 4).SelectMany(version => IcqCatalog.Of(version).Entries),
            _ => MyIcqCatalog.All.Entries,
        }).Where(entry => entry.Spec.Secrets.Count > 0).ToList();
        entries.ShouldNotBeEmpty();
        foreach (var entry in entries)
        {
            var hidden = 0;
            for (var i = 0; i < 20; i++)
            {
                var secret = TracedFields.Of(entry.Spec, entry.Trace(entry.Invent(random))).Where(field => entry.Spec.Secrets.Contains(field.Name)).ToList();
                secret.ShouldAllBe(field => field.Value == "***", entry.Spec.Name);
                hidden += secret.Count;
            }

            hidden.ShouldBeGreaterThan(0, entry.Spec.Name);
        }
    }

    [Theory]
    [InlineData("/login hunter2")]
    [InlineData("#register hunter2")]
    [InlineData("link 10007 hunter2")]
    [InlineData("Your password on Soulseek, and nowhere else, is hunter2")]
    public void A_text_that_carries_a_password_is_stars_wherever_it_stands(string text)
    {
        using var body = new WireBuffer();
        Writer.Write(new Soul.ToServer.SayChatroom("room", text), body, SoulseekCatalogStyle);
        TracedFields.Of(Soul.ToServer.SayChatroom.Spec, Tracer.Read<Soul.ToServer.SayChatroom>(body.Written, SoulseekCatalogStyle))
            .Select(field => field.Value).ShouldBe(["room", "***"]);
    }

    private static WireStyle SoulseekCatalogStyle => Soul.SoulseekCatalog.All.Entries[0].Style;

    private static async Task<long> SessionAsync(WebClient owner) =>
        (await owner.GetAsync("admin/sessions"))["items"]!.AsArray().Single()!["id"]!.GetValue<long>();

    /// <summary>Direction, name and fields of each packet, in one line.</summary>
    private static async Task<List<string>> FramesAsync(WebClient owner, JsonNode trace) =>
    [
        .. (await owner.GetAsync($"admin/traces/{trace["id"]}"))["items"]!.AsArray().Select(
            f => $"{f!["fromClient"]} {f["message"]} {string.Join(' ', f["fields"]!.AsArray().Select(field => $"{field!["name"]}={field["value"]}"))}".TrimEnd()),
    ];
}
