using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Server.Configuration;
using Parlance.Server.Running;

namespace Parlance.Server.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("127.0.0.1:2242", "127.0.0.1", 2242)]
    [InlineData("localhost:0", "127.0.0.1", 0)]
    [InlineData("[::1]:80", "::1", 80)]
    [InlineData("*:65535", "::", 65535)]
    [InlineData("0.0.0.0:1", "0.0.0.0", 1)]
    public void Endpoints_read_as_operators_write_them(string text, string address, int port) =>
        Endpoints.Parse("Web:Endpoint", text).ShouldBe(new IPEndPoint(IPAddress.Parse(address), port));

    [Theory]
    [InlineData("")]
    [InlineData("2242")]
    [InlineData(":2242")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("::1")]
    [InlineData("::1:80")]
    [InlineData("[127.0.0.1]:80")]
    [InlineData("example.org:80")]
    public void What_is_no_endpoint_is_refused_with_its_key(string text) =>
        Should.Throw<ConfigurationException>(() => Endpoints.Parse("Web:Endpoint", text)).Message.ShouldStartWith("Web:Endpoint:");

    [Fact]
    public void Keys_that_nothing_reads_are_reported_with_the_nearest_that_exists()
    {
        var settings = Bound(
            ("Soulsek:Endpoint", "x"), ("Limits:Rooom", "3"), ("Soulseek:Flood:Brust", "1"), ("Limits:TrustedNetworks:x", "::1"), ("Limits:TrustedNetworks:0", "::1"), ("limits:rooms", "7"),
            ("Logging:LogLevel:Default", "Debug"), ("Accounts:Admin:Password", "secret"));
        settings.Unknown().ShouldBe(
            [("Soulsek:Endpoint", "Soulseek:Endpoint"), ("Limits:Rooom", "Limits:Rooms"), ("Soulseek:Flood:Brust", "Soulseek:Flood:Burst"), ("Limits:TrustedNetworks:x", "Limits:TrustedNetworks:N")],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("Limits:Rooms", "many")]
    [InlineData("Limits:Rooms", "-1")]
    [InlineData("Limits:LoginTime", "-00:00:01")]
    [InlineData("Soulseek:Flood:PerSecond", "NaN")]
    [InlineData("Accounts:Registration", "Perhaps")]
    [InlineData("Limits:TrustedNetworks:0", "10.0.0.0/33")]
    [InlineData("Soulseek:Endpoint", "nowhere")]
    public void A_value_that_makes_no_sense_is_refused_with_its_key(string key, string value) =>
        Should.Throw<ConfigurationException>(() => Bound((key, value))).Message.ShouldContain(key.Split(":0")[0]);

    [Fact]
    public void The_file_that_comes_with_the_server_says_the_defaults()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build();
        var defaults = SettingsHelp.All().ToDictionary(setting => setting.Key, setting => setting.Default, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in file.AsEnumerable().Where(pair => pair.Value is not null && !pair.Key.StartsWith("Logging:", StringComparison.Ordinal)))
        {
            defaults[key].ShouldBe(value, StringCompareShould.IgnoreCase);
        }
    }

    [Fact]
    public void Every_setting_has_a_meaning() => SettingsHelp.All().Where(setting => setting.Meaning.Length < 3).Select(setting => setting.Key).ShouldBeEmpty();

    /// <summary>When this fails: <c>dotnet run --project src/Parlance.Server -- --help=table</c> prints the new table.</summary>
    [Fact]
    public void The_table_of_settings_in_the_manual_is_fresh() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "operate.md")).ShouldContain(SettingsHelp.Table(), Case.Sensitive);

    private static Settings Bound(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        var settings = new Settings(configuration);
        ParlanceApp.AddServer(new ServiceCollection(), settings);
        return settings;
    }
}
