using System.Net;
using Parlance.Core.Tests;
using Parlance.MyIcq;

namespace Parlance.System.Tests.MyIcq.Clients;

/// <summary>The client of this package against the server of this house.</summary>
public sealed class ClientTests
{
    public static TheoryData<MyIcqMessage> Messages => [
        new MyIcqMessage.Text("你好，世界"),
        new MyIcqMessage.Text("bold", "宋体", 12, 0x00FF0000, 1),
        new MyIcqMessage.AutoReply("away"),
        new MyIcqMessage.Rejected("不行"),
        new MyIcqMessage.Added(),
        new MyIcqMessage.SessionRequest("five", "game", 33_765),
        new MyIcqMessage.SessionAccepted("five", 33_766),
        new MyIcqMessage.SessionRejected(),
    ];

    [Fact]
    public async Task Contacts_are_kept_by_the_server_and_seen_coming_changing_and_going()
    {
        await using var host = await MyIcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(), await host.UserAsync());
        (await ana.Client.Contacts.AddAsync(bob.Uin)).ShouldBe(MyIcqAuthorisation.Anyone);
        (await bob.MessageAsync()).Message.ShouldBe(new MyIcqMessage.Added());
        (await ana.Events.NextAsync<MyIcqEvent.ContactOnline>()).Contact.ShouldSatisfyAllConditions(c => c.Uin.ShouldBe(bob.Uin), c => c.Status.ShouldBe(MyIcqStatus.Online));
        await bob.Client.SetStatusAsync(MyIcqStatus.Away);
        (await ana.Events.NextAsync<MyIcqEvent.StatusChanged>()).Contact.Status.ShouldBe(MyIcqStatus.Away);
        await bob.Client.SetStatusAsync(MyIcqStatus.Invisible);
        (await ana.Events.NextAsync<MyIcqEvent.ContactOffline>()).Uin.ShouldBe(bob.Uin);
        await bob.Client.SetStatusAsync(MyIcqStatus.Online);
        await ana.Events.NextAsync<MyIcqEvent.ContactOnline>();
        await bob.Client.LogOutAsync();
        await ana.Events.NextAsync<MyIcqEvent.ContactOffline>();

        (await ana.Client.LogInAsync(ana.Uin, "secret")).ShouldBe(MyIcqLoginOutcome.LoggedIn);
        await ana.Events.NextAsync<MyIcqEvent.ContactsShown>();
        ana.Client.Contacts.All.ShouldHaveSingleItem().Uin.ShouldBe(bob.Uin);
        await ana.Client.Contacts.RemoveAsync(bob.Uin);
        ana.Client.Contacts.All.ShouldBeEmpty();
        (await ana.Client.Contacts.AddAsync(77_777)).ShouldBeNull("nobody has that number");
    }

    [Fact]
    public async Task Who_wants_to_be_asked_is_asked_and_who_wants_nobody_is_left_alone()
    {
        await using var host = await MyIcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(change: o => o with { Nick = "安娜" }), await host.UserAsync());
        await bob.Client.Profile.SetAsync(new MyIcqUserProfile { Nick = "Bob", Authorisation = MyIcqAuthorisation.Ask });
        (await ana.Client.Contacts.AddAsync(bob.Uin)).ShouldBe(MyIcqAuthorisation.Ask);
        await ana.Client.Contacts.AskAsync(bob.Uin, "让我加你");
        (await bob.MessageAsync()).Message.ShouldBe(new MyIcqMessage.Request(0, "安娜", "让我加你"));
        await bob.Client.Contacts.ConsentAsync(ana.Uin, "不行");
        (await ana.MessageAsync()).Message.ShouldBe(new MyIcqMessage.Rejected("不行"));
        ana.Client.Contacts.All.ShouldBeEmpty();
        await ana.Client.Contacts.AskAsync(bob.Uin, "please");
        await bob.MessageAsync();
        await bob.Client.Contacts.ConsentAsync(ana.Uin);
        (await ana.Events.NextAsync<MyIcqEvent>(e => e is MyIcqEvent.MessageReceived { Message: MyIcqMessage.Accepted } or MyIcqEvent.ContactOnline)).ShouldNotBeNull();
        await bob.Client.Profile.SetAsync(new MyIcqUserProfile { Nick = "Bob", Authorisation = MyIcqAuthorisation.Nobody });
        (await host.UserAsync()).Client.ShouldNotBeNull();
        var eve = await host.UserAsync();
        (await eve.Client.Contacts.AddAsync(bob.Uin)).ShouldBe(MyIcqAuthorisation.Nobody);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Every_kind_of_message_arrives_as_it_was_sent_online_and_stored(MyIcqMessage message)
    {
        await using var host = await MyIcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(), await host.UserAsync());
        await ana.Client.Messages.SendAsync(bob.Uin, message);
        var came = await bob.MessageAsync();
        (came.From, came.Message).ShouldBe((ana.Uin, message));
        if (message is MyIcqMessage.SessionRequest or MyIcqMessage.SessionAccepted or MyIcqMessage.SessionRejected)
        {
            // What is about connections is of no use to somebody who is not there, so the server does not store it.
            return;
        }

        await bob.Client.LogOutAsync();
        await ana.Client.Messages.SendAsync(bob.Uin, message);
        await bob.Client.LogInAsync(bob.Uin, "secret");
        var stored = await bob.MessageAsync();
        (stored.From, stored.Message).ShouldBe((ana.Uin, message));
        stored.SentAt.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_long_text_comes_in_parts_that_make_it_up()
    {
        await using var host = await MyIcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(), await host.UserAsync());
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"好{i} "));
        await ana.Client.Messages.SendAsync(bob.Uin, text);
        var whole = string.Empty;
        while (whole.Length < text.Length)
        {
            whole += (await bob.MessageAsync()).Message.ShouldBeOfType<MyIcqMessage.Text>().Words;
        }

        whole.ShouldBe(text);
    }

    [Fact]
    public async Task Profiles_are_stored_and_read()
    {
        await using var host = await MyIcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(), await host.UserAsync());
        var profile = new MyIcqUserProfile
        {
            Face = 12,
            Nick = "小明",
            Age = 23,
            Gender = MyIcqGender.Male,
            Country = "中国",
            Province = "湖北",
            City = "武汉",
            Email = "a@example.org",
            Address = "路 1",
            Zipcode = "430000",
            Telephone = "027",
            Name = "Ming Xiao",
            Blood = MyIcqBlood.AB,
            College = "School",
            Occupation = "Work",
            Homepage = "http://example.org",
            Intro = "嗨",
            Authorisation = MyIcqAuthorisation.Ask,
        };
        await ana.Client.Profile.SetAsync(profile);
        (await ana.Client.Profile.GetOwnAsync()).ShouldBe(profile);
        (await bob.Client.Profile.GetAsync(ana.Uin)).ShouldBe(profile with { Authorisation = MyIcqAuthorisation.Anyone });
        (await bob.Client.Profile.GetAsync(77_777)).ShouldBeNull();
        (await bob.Client.Directory.FindAsync(ana.Uin)).ShouldBe(new MyIcqUser(ana.Uin, "小明", "湖北", 12, true));
        (await bob.Client.Directory.FindAsync(77_777)).ShouldBeNull();
        (await bob.Client.Directory.FindRandomAsync()).Select(user => user.Uin).Order().ShouldBe([ana.Uin, bob.Uin]);
    }

    [Fact]
    public async Task A_search_goes_on_page_after_page()
    {
        await using var host = await MyIcqHost.StartAsync();
        var ana = await host.UserAsync();
        var made = new List<uint>();
        for (var i = 0; i < 30; i++)
        {
            var result = await host.Server.Community.Accounts.RegisterAsync(null, "secret", IPAddress.Loopback);
            await host.Server.Community.Profiles.ChangeAsync(result.Account!, p => p with { Nick = "同名" });
            made.Add(result.Account!.Uin);
        }

        var found = new List<uint>();
        await foreach (var user in ana.Client.Directory.FindAllAsync("同名"))
        {
            found.Add(user.Uin);
        }

        found.ShouldBe(made);
    }

    [Fact]
    public async Task Groups_are_made_found_entered_talked_in_and_left()
    {
        await using var host = await MyIcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(), await host.UserAsync());
        await ana.Client.Profile.SetAsync(new MyIcqUserProfile { Nick = "安娜", Face = 3 });
        ana.Client.Groups.Types.ShouldHaveSingleItem().DisplayName.ShouldBe("聊天室");
        var number = (await ana.Client.Groups.CreateAsync("茶馆", "pw")).ShouldNotBeNull();
        (await ana.Client.Groups.CreateAsync("second")).ShouldBeNull("a user is in one group at most");
        (await bob.Client.Groups.ListAsync()).ShouldBe([new MyIcqGroup(number, "茶馆", 0, 1)]);
        (await bob.Client.Groups.FindAsync(number)).ShouldBe(new MyIcqGroup(number, "茶馆", 0, 1));
        (await bob.Client.Groups.FindAsync(99_999)).ShouldBeNull();
        (await bob.Client.Groups.EnterAsync(number, "no")).Result.ShouldBe(GroupResult.WrongPassword);
        var entered = await bob.Client.Groups.EnterAsync(number, "pw");
        entered.Result.ShouldBe(GroupResult.Entered);
        entered.Members.ShouldContain(new MyIcqMember(ana.Uin, 3, "安娜"));
        (await ana.Events.NextAsync<MyIcqEvent.MemberEntered>()).Member.Uin.ShouldBe(bob.Uin);
        await bob.Client.Groups.SayAsync(number, "大家好");
        var said = await ana.Events.NextAsync<MyIcqEvent.GroupMessage>();
        (said.Group, said.From, said.Message.Words).ShouldBe((number, bob.Uin, "大家好"));
        await bob.Client.Groups.StartAsync(number);
        await bob.Client.Groups.CommandAsync(number, new byte[] { 1, 2, 3 });
        await bob.Client.Groups.LeaveAsync(number);
        (await ana.Events.NextAsync<MyIcqEvent.MemberLeft>()).Uin.ShouldBe(bob.Uin);
    }

    [Fact]
    public async Task A_new_password_counts_from_the_next_login_on_and_the_session_goes_on()
    {
        await using var host = await MyIcqHost.StartAsync();
        var ana = await host.UserAsync();
        await ana.Client.Profile.ChangePasswordAsync("another-one");
        (await ana.Client.Directory.FindAsync(ana.Uin)).ShouldNotBeNull("the key of the session stays");
        (await ana.Client.LogInAsync(ana.Uin, "secret")).ShouldBe(MyIcqLoginOutcome.WrongPassword);
        (await ana.Client.LogInAsync(77_777, "secret")).ShouldBe(MyIcqLoginOutcome.InvalidUin);
        (await ana.Client.LogInAsync(ana.Uin, "another-one")).ShouldBe(MyIcqLoginOutcome.LoggedIn);
    }

    [Fact]
    public async Task A_number_is_had_without_logging_in_and_not_at_all_when_the_server_is_closed()
    {
        await using var host = await MyIcqHost.StartAsync();
        var ana = host.Client();
        var uin = (await ana.Client.RegisterAsync("secret")).ShouldNotBeNull();
        ana.Client.IsLoggedIn.ShouldBeFalse();
        await Should.ThrowAsync<MyIcqException>(() => ana.Client.Messages.SendAsync(uin, "hello"));
        await Should.ThrowAsync<ArgumentException>(() => ana.Client.RegisterAsync("seventeen-letters"));
        (await ana.Client.LogInAsync(uin, "secret", MyIcqStatus.Away)).ShouldBe(MyIcqLoginOutcome.LoggedIn);
        host.Server.Community.Accounts.IsRegistrationOpen = false;
        (await host.Client().Client.RegisterAsync("secret")).ShouldBeNull();
        (await host.Client().Client.RegisterAndLogInAsync("secret")).ShouldBeNull();
    }

    [Fact]
    public async Task At_thirty_percent_loss_each_way_everything_arrives_exactly_once()
    {
        const int Count = 100;
        await using var host = await MyIcqHost.StartAsync(seed: 3);
        (host.Relay.Loss, host.Relay.Repeats) = (0.3, 0.2);
        var (ana, bob) = (await host.UserAsync(), await host.UserAsync());
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => ana.Client.Messages.SendAsync(bob.Uin, $"{i}")));
        var came = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            came.Add((await bob.MessageAsync()).Message.ShouldBeOfType<MyIcqMessage.Text>().Words);
        }

        came.Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, Count));
        await ana.Client.Messages.SendAsync(bob.Uin, "last");
        (await bob.MessageAsync()).Message.ShouldBe(new MyIcqMessage.Text("last"), "nothing came twice");
        host.Relay.Lost.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Stored_messages_survive_a_bad_network_exactly_once()
    {
        const int Count = 60;
        await using var host = await MyIcqHost.StartAsync(seed: 5);
        var (ana, bob) = (await host.UserAsync(), await host.UserAsync());
        await bob.Client.LogOutAsync();
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => ana.Client.Messages.SendAsync(bob.Uin, $"{i}")));
        host.Relay.Loss = 0.3;
        (await bob.Client.LogInAsync(bob.Uin, "secret")).ShouldBe(MyIcqLoginOutcome.LoggedIn);
        var came = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            came.Add((await bob.MessageAsync()).Message.ShouldBeOfType<MyIcqMessage.Text>().Words);
        }

        came.Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, Count));
    }

    [Fact]
    public async Task A_client_logs_in_again_by_itself_when_the_server_is_back()
    {
        var store = new MemoryStore();
        await using var first = await MyIcqHost.StartAsync(store: store);
        var ana = await first.UserAsync(MyIcqStatus.Away, o => o with { KeepAlive = TimeSpan.FromMilliseconds(200), RetransmitInterval = TimeSpan.FromMilliseconds(100), Tries = 4 });
        await first.StopServerAsync();
        var end = await ana.Events.NextAsync<MyIcqEvent.LoggedOut>();
        (end.Reason, end.WillReconnect).ShouldBe((MyIcqSessionEnd.LinkLost, true));
        await using var second = await MyIcqHost.StartAsync(store: store, port: first.Server.Endpoint.Port);
        await ana.Events.NextAsync<MyIcqEvent.LoggedIn>();
        var bob = await second.UserAsync();
        (await bob.Client.Contacts.AddAsync(ana.Uin)).ShouldBe(MyIcqAuthorisation.Anyone);
        (await bob.Events.NextAsync<MyIcqEvent.ContactOnline>()).Contact.Status.ShouldBe(MyIcqStatus.Away);
    }

    [Fact]
    public async Task Signs_of_life_keep_a_session_that_says_nothing()
    {
        await using var host = await MyIcqHost.StartAsync(o => o.KeepAlive = TimeSpan.FromSeconds(2));
        var ana = await host.UserAsync(change: o => o with { KeepAlive = TimeSpan.FromMilliseconds(300) });
        var bob = await host.UserAsync(change: o => o with { KeepAlive = TimeSpan.FromHours(1) });
        (await ana.Client.Contacts.AddAsync(bob.Uin)).ShouldBe(MyIcqAuthorisation.Anyone);
        await ana.Events.NextAsync<MyIcqEvent.ContactOffline>();
        (await ana.Client.Directory.FindAsync(ana.Uin)).ShouldNotBeNull().IsOnline.ShouldBeTrue();
    }

    [Fact]
    public async Task Broadcasts_of_the_operator_reach_those_who_log_in_later()
    {
        await using var host = await MyIcqHost.StartAsync();
        await host.Server.Community.Accounts.EnsureOwnerAsync("admin", "admin-secret");
        var operatorClient = host.Client();
        (await operatorClient.Client.LogInAsync(10_000, "admin-secret")).ShouldBe(MyIcqLoginOutcome.LoggedIn);
        var ana = await host.UserAsync();
        await ana.Client.LogOutAsync();
        await operatorClient.Client.Messages.BroadcastAsync("大家好");
        await ana.Client.LogInAsync(ana.Uin, "secret");
        (await ana.MessageAsync()).ShouldSatisfyAllConditions(m => m.From.ShouldBe(10_000u), m => m.Message.ShouldBe(new MyIcqMessage.Text("大家好")));
    }
}
