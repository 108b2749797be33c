using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Parlance.Core.Limits;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Server.Configuration;

namespace Parlance.Server.Operations;

/// <summary>
/// The configuration as it is in force. What the code reads anew each time may be changed while running; the rest is read at start.
/// A change is kept with the settings in the storage and wins over the configuration from then on.
/// </summary>
internal sealed class RunningSettings(Settings settings, Moderation moderation, Accounts accounts) : ISettings
{
    private const string Prefix = "config.";
    private const string RegistrationKey = "Accounts:Registration";
    private const string LimitsSection = "Limits:";
    private const string Password = "Password";

    /// <summary>Limits that are asked for each time; the others were counted with when the server started.</summary>
    private static readonly string[] ChangeableLimits =
    [
        nameof(ServerLimits.Online), nameof(ServerLimits.LoginTime), nameof(ServerLimits.LoginBytes), nameof(ServerLimits.LoginFrames), nameof(ServerLimits.SendStall),
        nameof(ServerLimits.SendQueueSoft), nameof(ServerLimits.SendQueueHard), nameof(ServerLimits.Rooms), nameof(ServerLimits.RoomPeople), nameof(ServerLimits.RoomMembers),
        nameof(ServerLimits.OwnedRooms), nameof(ServerLimits.RoomsPerSession), nameof(ServerLimits.Tickers), nameof(ServerLimits.Watched), nameof(ServerLimits.Contacts),
        nameof(ServerLimits.ContactRequests), nameof(ServerLimits.Interests), nameof(ServerLimits.Bans), nameof(ServerLimits.Phrases), nameof(ServerLimits.ConnectionsPerAddress),
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<string, object?> configured = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts what was changed in former runs in force again; once, when everything stored is loaded.</summary>
    public void Load()
    {
        foreach (var key in Found().Where(f => MayChange(f.Key)).Select(f => f.Key).ToList())
        {
            if (moderation.Setting(Prefix + key) is { } kept)
            {
                Change(key, kept);
            }
        }
    }

    public IReadOnlyList<Setting> All()
    {
        var meanings = SettingsHelp.All().ToDictionary(s => s.Key, s => s.Meaning, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Found().Select(f => new Setting(
                f.Key,
                f.Key.EndsWith(Password, StringComparison.Ordinal) ? string.Empty : Show(f.Key == RegistrationKey ? Registration : f.Property.GetValue(f.Owner)),
                meanings.GetValueOrDefault(Keys.WithoutNumbers(f.Key), string.Empty),
                MayChange(f.Key),
                moderation.Setting(Prefix + f.Key) is not null)),
        ];
    }

    public SettingOutcome Change(string key, string? value)
    {
        lock (gate)
        {
            var (name, property, owner) = Found().FirstOrDefault(f => string.Equals(f.Key, key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                return SettingOutcome.Unknown;
            }

            if (!MayChange(name))
            {
                return SettingOutcome.AtStartOnly;
            }

            configured.TryAdd(name, property.GetValue(owner));
            if (value is not null && !Reads(property.PropertyType, value))
            {
                return SettingOutcome.Invalid;
            }

            Apply(name, property, owner, value);
            moderation.Set(Prefix + name, value);
            return SettingOutcome.Changed;
        }
    }

    private Registration Registration => accounts.IsRegistrationOpen ? Configuration.Registration.Open : Configuration.Registration.Closed;

    private static bool MayChange(string key) =>
        key == RegistrationKey || (key.StartsWith(LimitsSection, StringComparison.Ordinal) && ChangeableLimits.Contains(key[LimitsSection.Length..]));

    private void Apply(string key, PropertyInfo property, object owner, string? value)
    {
        var next = value is null ? configured[key] : Convert(property.PropertyType, value);
        property.SetValue(owner, next);
        if (key == RegistrationKey)
        {
            accounts.IsRegistrationOpen = next is Registration.Open;
        }
    }

    private IEnumerable<(string Key, PropertyInfo Property, object Owner)> Found() =>
        settings.Bound.SelectMany(section => Keys.Within(section.Name, section.Defaults));

    private static bool Reads(Type type, string text)
    {
        try
        {
            return Convert(type, text) switch
            {
                int number => number >= 0,
                TimeSpan span => span >= TimeSpan.Zero,
                Enum word => Enum.IsDefined(type, word),
                var other => other is not null,
            };
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static object? Convert(Type type, string text) => TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);

    private static string Show(object? value) => value switch
    {
        System.Collections.IEnumerable list and not string => string.Join(", ", list.Cast<object>()),
        bool flag => flag ? "true" : "false",
        _ => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
