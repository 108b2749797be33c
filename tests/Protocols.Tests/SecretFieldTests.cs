using System.Diagnostics.CodeAnalysis;
using Parlance.Ares;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Protocols.Tests;

/// <summary>What logs somebody in is declared where the field is, so that whoever shows traffic need not guess.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "Names of tests are sentences.")]
public sealed class SecretFieldTests
{
    private static readonly string[] Suspicious = ["pass", "pwd", "secret", "hash", "md5", "sha1", "cookie", "key", "guid", "credential"];

    /// <summary>
    /// Sound like a secret and are none: how often a clip was compressed, whether a password follows, the hash of a file, the challenge of a login
    /// whose answer is secret, numbers by which two tell that they mean the same connection.
    /// </summary>
    private static readonly string[] Harmless =
    [
        "VoiceFirst.passes", "VoicePrivateFirst.passes", "ModifyUser.is_modify_passwd", "SearchHit.hash", "MyFeatures.cookie", "ReadyToCheckFirewall.cookie",
        "ProceedCheckFirewall.cookie", "UserOnline.cookie", "RandomUser.cookie",
    ];

    public static TheoryData<string> Networks => ["ares", "soulseek", "icq", "myicq"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Whatever_logs_somebody_in_is_declared_secret(string network)
    {
        foreach (var entry in Entries(network))
        {
            var fields = entry.Describe().Select(field => field.Name).ToList();
            fields.Where(name => Suspicious.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Except(entry.Spec.Secrets)
                .Select(name => $"{entry.Spec.Name}.{name}")
                .Except(Harmless)
                .ShouldBeEmpty("declare it among the secrets of its message, or say above why it is harmless");
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_declared_secret_is_a_field_of_its_message(string network)
    {
        var declared = Entries(network).Where(entry => entry.Spec.Secrets.Count > 0).ToList();
        declared.Count.ShouldBeGreaterThan(2);
        foreach (var entry in declared)
        {
            entry.Spec.Secrets.Except(entry.Describe().Select(field => field.Name)).ShouldBeEmpty(entry.Spec.Name);
        }
    }

    private static IEnumerable<CatalogEntry> Entries(string network) => network switch
    {
        "ares" => AresCatalog.All.Entries,
        "soulseek" => SoulseekCatalog.All.Entries,
        "icq" => Enumerable.Range(2, 4).SelectMany(version => IcqCatalog.Of(version).Entries),
        _ => MyIcqCatalog.All.Entries,
    };
}
