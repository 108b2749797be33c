using System.Net;
using System.Text;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

/// <summary>One password opens an account on every network, whatever bytes its client makes of the letters.</summary>
public sealed class PasswordSpellingTests : IDisposable
{
    private readonly MemoryStore store = new();

    public static TheoryData<string, int, bool> Known => new()
    {
        { "пароль12", 1251, true }, { "пароль12", 1251, false }, { "длинныйпароль", 1251, true }, { "длинныйпароль", 1251, false }, { "пароль", 936, false },
        { "密码密码密码", 936, true }, { "密码密码密码", 936, false }, { "a密码密码密码", 936, true }, { "Straße", 1252, true }, { "déjà vu encore", 1252, false },
        { "пароль12", 65001, true }, { "пароль12", 65001, false }, { "plain ascii", 1251, true },
    };

    public void Dispose() => store.Stop();

    [Theory]
    [MemberData(nameof(Known))]
    public async Task A_password_set_as_text_is_right_as_bytes_of_a_code_page(string password, int page, bool isIcq)
    {
        var community = await StartAsync();
        await community.Accounts.RegisterAsync("alice", password, IPAddress.Loopback);
        (await LogInAsync(community, OnTheWire(password, page, isIcq), isIcq)).ShouldBe(LoginOutcome.Ok);
        (await LogInAsync(community, OnTheWire("другой12", page, isIcq), isIcq)).ShouldBe(LoginOutcome.WrongPassword);
    }

    [Theory]
    [InlineData("пароль12", 1251)]
    [InlineData("密码密码", 936)]
    [InlineData("Straße", 1252)]
    public async Task A_password_set_as_bytes_of_a_code_page_is_right_as_text(string password, int page)
    {
        var community = await StartAsync();
        await community.Accounts.RegisterAsync("alice", OnTheWire(password, page, isIcq: true), IPAddress.Loopback);
        (await LogInAsync(community, password, isIcq: false)).ShouldBe(LoginOutcome.Ok);
        (await LogInAsync(community, OnTheWire(password, page, isIcq: true), isIcq: true)).ShouldBe(LoginOutcome.Ok);
        (await LogInAsync(community, "другой", isIcq: false)).ShouldBe(LoginOutcome.WrongPassword);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("пароль")]
    [InlineData("\u00ef\u00e0\u00f0\u00ee\u00eb\u00fc\u00ef\u00e0")]
    [InlineData("\uffff\ud83d\ude00")]
    public void A_wrong_password_costs_few_hashes_and_plain_letters_one(string password)
    {
        foreach (var kind in new[] { CredentialKind.Password, CredentialKind.First8 })
        {
            var spellings = PasswordSpellings.Of(new LoginAttempt("alice", password, Network.Icq, IPAddress.Loopback, false, kind));
            spellings.Count.ShouldBeLessThanOrEqualTo(Ascii.IsValid(password) ? 1 : PasswordSpellings.Most);
            spellings.ShouldBeUnique();
        }
    }

    /// <summary>As the networks take it that know no character sets: one character a byte, of which ICQ's clients send eight.</summary>
    private static string OnTheWire(string password, int page, bool isIcq)
    {
        var bytes = (page == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(page)!).GetBytes(password);
        return Encoding.Latin1.GetString(isIcq ? bytes.AsSpan(0, Math.Min(8, bytes.Length)) : bytes);
    }

    private static async Task<LoginOutcome> LogInAsync(Community community, string password, bool isIcq) => (await community.Accounts.LogInAsync(
        new LoginAttempt("alice", password, isIcq ? Network.Icq : Network.Soulseek, IPAddress.Loopback, MayRegister: false, isIcq ? CredentialKind.First8 : CredentialKind.Password))).Outcome;

    private Task<Community> StartAsync() =>
        store.StartAsync(TimeProvider.System, new ServerLimits { HashRounds = 10, HashWorkers = 1, TrustedNetworks = ["127.0.0.0/8"], Registrations = 100 });
}
