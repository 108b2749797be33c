using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>The client of this package against the server of this house.</summary>
public sealed class ClientTests
{
    public static TheoryData<int, int> Pairs => new() { { 2, 2 }, { 5, 5 }, { 2, 5 } };

    public static TheoryData<IcqMessage> Messages => [
        new IcqMessage.Text("Grüße\nzwei Zeilen"),
        new IcqMessage.Url("A page", "http://example.org/"),
        new IcqMessage.AuthorizationRequest("Ana", "Ann", "Example", "ana@example.org", "please"),
        new IcqMessage.AuthorizationDenied("no"),
        new IcqMessage.AuthorizationGranted(),
        new IcqMessage.Added("Ana", "Ann", "Example", "ana@example.org", true),
        new IcqMessage.WebPager("Web", "w@example.org", "hello"),
        new IcqMessage.EmailPager("Mail", "m@example.org", "Subject: x\nhello"),
        new IcqMessage.Other(26, "plugin"),
    ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Two_users_see_each_other_come_change_and_go(int one, int other)
    {
        await using var host = await IcqHost.StartAsync();
        var ana = await host.UserAsync(one);
        var bob = host.Client(other, o => o with { PeerPort = 5123 });
        bob.Uin = (await bob.Client.RegisterAsync("secret")).ShouldNotBeNull();
        await ana.Client.Contacts.AddAsync(bob.Uin);
        (await bob.Client.LogInAsync(bob.Uin, "secret", IcqStatus.Away)).ShouldBe(IcqLoginOutcome.LoggedIn);
        var online = (await ana.Events.NextAsync<IcqEvent.ContactOnline>()).Contact;
        (online.Uin, online.Presence, online.IsOnline).ShouldBe((bob.Uin, IcqPresence.Away, true));
        online.Peer.ShouldNotBeNull().Port.ShouldBe((ushort)5123);
        await bob.Client.SetStatusAsync(IcqStatus.DoNotDisturb);
        (await ana.Events.NextAsync<IcqEvent.StatusChanged>()).Contact.Presence.ShouldBe(IcqPresence.DoNotDisturb);
        await bob.Client.SetStatusAsync(IcqStatus.Invisible);
        (await ana.Events.NextAsync<IcqEvent.ContactOffline>()).Uin.ShouldBe(bob.Uin);
        await bob.Client.Contacts.SetVisibleAsync(ana.Uin, true);
        IcqStatus.IsInvisible((await ana.Events.NextAsync<IcqEvent.ContactOnline>()).Contact.Status).ShouldBeTrue("only the visible list sees it");
        await bob.Client.Contacts.SetVisibleAsync(ana.Uin, false);
        await ana.Events.NextAsync<IcqEvent.ContactOffline>();
        await bob.Client.SetStatusAsync(IcqStatus.FreeForChat);
        (await ana.Events.NextAsync<IcqEvent.ContactOnline>()).Contact.Presence.ShouldBe(IcqPresence.FreeForChat);
        await bob.Client.Contacts.SetInvisibleAsync(ana.Uin, true);
        await ana.Events.NextAsync<IcqEvent.ContactOffline>();
        await bob.Client.Contacts.SetInvisibleAsync(ana.Uin, false);
        await ana.Events.NextAsync<IcqEvent.ContactOnline>();
        await bob.Client.LogOutAsync();
        await ana.Events.NextAsync<IcqEvent.ContactOffline>();
        ana.Client.Contacts[bob.Uin].ShouldNotBeNull().IsOnline.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Every_kind_of_message_arrives_as_it_was_sent(IcqMessage message)
    {
        await using var host = await IcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(2), await host.UserAsync(5));
        await ana.Client.Messages.SendAsync(bob.Uin, message);
        var came = await bob.MessageAsync();
        (came.From, came.Message, came.IsStored, came.ToSeveral).ShouldBe((ana.Uin, message, false, false));
        await bob.Client.Messages.SendAsync([ana.Uin, bob.Uin], message);
        var back = await ana.MessageAsync();
        (back.Message, back.ToSeveral).ShouldBe((message, true));
    }

    [Fact]
    public async Task Contacts_travel_in_a_message()
    {
        await using var host = await IcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(2), await host.UserAsync(5));
        await ana.Client.Messages.SendAsync(bob.Uin, new IcqMessage.Contacts([new(10_001, "Jürgen"), new(10_002, "Eve")]));
        (await bob.MessageAsync()).Message.ShouldBeOfType<IcqMessage.Contacts>().Users.ShouldBe([new(10_001, "Jürgen"), new(10_002, "Eve")]);
    }

    [Fact]
    public async Task A_long_text_comes_in_parts_that_make_it_up()
    {
        await using var host = await IcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(2), await host.UserAsync(5));
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"ü{i} "));
        await ana.Client.Messages.SendAsync(bob.Uin, text);
        var whole = string.Empty;
        while (whole.Length < text.Length)
        {
            whole += (await bob.MessageAsync()).Message.ShouldBeOfType<IcqMessage.Text>().Words;
        }

        whole.ShouldBe(text);
    }

    [Fact]
    public async Task Texts_are_of_the_code_page_that_was_chosen()
    {
        await using var host = await IcqHost.StartAsync(change: o => o.Codepage = "cp1251");
        var (ana, bob) = (
            await host.UserAsync(2, change: o => o with { Codepage = Codepage.Windows1251 }), await host.UserAsync(5, change: o => o with { Codepage = Codepage.Windows1251 }));
        await ana.Client.Messages.SendAsync(bob.Uin, "Привет, юзер");
        (await bob.MessageAsync()).Message.ShouldBe(new IcqMessage.Text("Привет, юзер"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task What_was_written_to_an_offline_user_comes_at_the_next_login_and_only_then(int version)
    {
        await using var host = await IcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(2), await host.UserAsync(version));
        await bob.Events.NextAsync<IcqEvent.StoredMessagesShown>();
        await bob.Client.LogOutAsync();
        await ana.Client.Messages.SendAsync(bob.Uin, "one");
        await ana.Client.Messages.SendAsync(bob.Uin, "two");
        for (var login = 0; login < 2; login++)
        {
            (await bob.Client.LogInAsync(bob.Uin, "secret")).ShouldBe(IcqLoginOutcome.LoggedIn);
            for (var i = 0; i < (login == 0 ? 2 : 0); i++)
            {
                var came = await bob.MessageAsync();
                (came.Message, came.IsStored).ShouldBe((new IcqMessage.Text(i == 0 ? "one" : "two"), true));
                came.SentAt.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(2));
            }

            (await bob.Events.NextAsync<IcqEvent>(e => e is IcqEvent.StoredMessagesShown or IcqEvent.MessageReceived)).ShouldBeOfType<IcqEvent.StoredMessagesShown>();
            await bob.Client.LogOutAsync();
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Profiles_are_stored_read_and_found(int version)
    {
        await using var host = await IcqHost.StartAsync();
        var (ana, bob) = (await host.UserAsync(version), await host.UserAsync(version));
        var profile = new IcqUserProfile
        {
            Uin = ana.Uin,
            Nick = "Ana",
            FirstName = "Anna",
            LastName = "Müller",
            Email = "ana@example.org",
            NeedsConsent = true,
            City = "Köln",
            State = "NRW",
            Country = 49,
            TimeZone = TimeSpan.FromHours(1),
            Age = 33,
            Sex = IcqSex.Female,
            Phone = "123",
            HomePage = "http://example.org",
            About = "Me\nand more",
        };
        if (version == 5)
        {
            profile = profile with { Email2 = "b@example.org", Address = "Street 1", Zip = "D-50667", Born = new DateOnly(1970, 2, 3), Work = new IcqWork { Company = "Acme", Occupation = 4 } };
        }

        (await ana.Client.Profile.SetAsync(profile)).ShouldBeTrue();
        var read = (await bob.Client.Profile.GetAsync(ana.Uin)).ShouldNotBeNull();
        (read with { Languages = [], Interests = [], Past = [], Present = [] }).ShouldBe(profile with { Languages = [], Interests = [], Past = [], Present = [] });
        (await bob.Client.Profile.GetAsync(99_999)).ShouldBeNull();

        (await bob.Client.Directory.FindAsync(ana.Uin)).ShouldNotBeNull().Nick.ShouldBe("Ana");
        (await bob.Client.Directory.FindAsync(99_999u)).ShouldBeNull();
        var found = (await bob.Client.Directory.FindAsync(nick: "Ana")).Users.ShouldHaveSingleItem();
        found.ShouldBe(new IcqUser(ana.Uin, "Ana", "Anna", "Müller", "ana@example.org", NeedsConsent: true, IsOnline: null));
        (await bob.Client.Directory.FindAsync(email: "ana@example.org")).Users.ShouldHaveSingleItem().Uin.ShouldBe(ana.Uin);
        (await bob.Client.Directory.FindAsync(nick: "nobody")).Users.ShouldBeEmpty();
    }

    [Fact]
    public async Task Interests_and_affiliations_keep_their_words()
    {
        await using var host = await IcqHost.StartAsync();
        var ana = await host.UserAsync(5);
        IcqKeyword[] words = [new(100, "music"), new(101, "chess")];
        (await ana.Client.Profile.SetAsync(new IcqUserProfile { Nick = "Ana", Interests = words, Past = [words[0]], Present = [words[1]], Languages = [12] })).ShouldBeTrue();
        var read = (await ana.Client.Profile.GetAsync(ana.Uin)).ShouldNotBeNull();
        read.Interests.ShouldBe(words);
        read.Past.ShouldBe([words[0]]);
        read.Present.ShouldBe([words[1]]);
        read.Languages.ShouldBe([(byte)12]);
    }

    [Fact]
    public async Task White_pages_are_searched_and_random_users_asked_for_in_version_5()
    {
        await using var host = await IcqHost.StartAsync();
        var (ana, bob, old) = (await host.UserAsync(5), await host.UserAsync(5, change: o => o with { ReplyTimeout = TimeSpan.FromMinutes(1) }), await host.UserAsync(2));
        (await ana.Client.Profile.SetAsync(new IcqUserProfile { Nick = "Ana", FirstName = "Anna" })).ShouldBeTrue();
        (await bob.Client.Directory.FindAsync(new IcqWhitePages { FirstName = "Anna", OnlyOnline = true })).Users.ShouldHaveSingleItem().Uin.ShouldBe(ana.Uin);
        (await bob.Client.Directory.FindAsync(new IcqWhitePages { FirstName = "Nobody" })).Users.ShouldBeEmpty();
        (await bob.Client.Directory.FindRandomAsync(1)).ShouldBeNull("nobody wants to be found");
        await ana.Client.Directory.JoinRandomGroupAsync(1);
        (await bob.Client.Directory.FindRandomAsync(1)).ShouldNotBeNull().ShouldSatisfyAllConditions(met => met.Uin.ShouldBe(ana.Uin), met => met.IsOnline.ShouldBeTrue());
        await Should.ThrowAsync<IcqException>(() => old.Client.Directory.FindRandomAsync(1));
        await Should.ThrowAsync<IcqException>(() => old.Client.Directory.FindAsync(new IcqWhitePages { FirstName = "Anna" }));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_new_password_counts_and_the_old_one_does_not(int version)
    {
        await using var host = await IcqHost.StartAsync();
        var ana = await host.UserAsync(version);
        (await ana.Client.Profile.ChangePasswordAsync("other")).ShouldBeTrue();
        await ana.Client.LogOutAsync();
        (await ana.Client.LogInAsync(ana.Uin, "secret")).ShouldBe(IcqLoginOutcome.WrongPassword);
        (await ana.Client.LogInAsync(ana.Uin, "other")).ShouldBe(IcqLoginOutcome.LoggedIn);
    }

    [Fact]
    public async Task An_account_is_deleted_with_its_password_only()
    {
        await using var host = await IcqHost.StartAsync();
        var ana = await host.UserAsync(5, change: o => o with { Reconnects = false });
        (await ana.Client.Profile.DeleteAccountAsync("wrong")).ShouldBeFalse();
        (await ana.Client.Profile.DeleteAccountAsync("secret")).ShouldBeTrue();
        await ana.Events.NextAsync<IcqEvent.LoggedOut>();
        (await ana.Client.LogInAsync(ana.Uin, "secret")).ShouldBe(IcqLoginOutcome.WrongPassword);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_message_to_nobody_is_told_of(int version)
    {
        await using var host = await IcqHost.StartAsync();
        var ana = await host.UserAsync(version);
        await ana.Client.Messages.SendAsync(77_777, "anybody?");
        (await ana.Events.NextAsync<IcqEvent.UnknownUser>()).Uin.ShouldBe(77_777u);
    }

    [Fact]
    public async Task Without_a_session_there_is_nothing_to_be_had()
    {
        await using var host = await IcqHost.StartAsync();
        var ana = host.Client();
        await Should.ThrowAsync<IcqException>(() => ana.Client.Messages.SendAsync(10_001, "hello"));
        await Should.ThrowAsync<ArgumentException>(() => ana.Client.RegisterAsync("nine-long"));
        host.Community.Accounts.IsRegistrationOpen = false;
        (await ana.Client.RegisterAsync("secret")).ShouldBeNull();
        (await ana.Client.LogInAsync(10_001, "wrong")).ShouldBe(IcqLoginOutcome.WrongPassword);
        ana.Client.IsLoggedIn.ShouldBeFalse();
    }
}
