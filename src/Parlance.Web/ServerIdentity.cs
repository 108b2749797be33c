using System.Reflection;
using Parlance.Core.Services;

namespace Parlance.Web;

/// <summary>What the owner said of the server in the set-up; kept with the settings.</summary>
internal sealed class ServerIdentity(Moderation moderation, WebOptions options)
{
    private const string NameKey = "web.name";
    private const string GuestsKey = "web.guests";
    private const string SetUpKey = "web.setUp";
    private const string Yes = "true";
    private const string No = "false";

    /// <summary>Name of the server.</summary>
    public string Name
    {
        get => moderation.Setting(NameKey) ?? "Parlance";
        set => moderation.Set(NameKey, value);
    }

    /// <summary>Whether people may chat without an account.</summary>
    public bool GuestsWelcome
    {
        get => moderation.Setting(GuestsKey) is { } said ? said == Yes : options.Guests;
        set => moderation.Set(GuestsKey, value ? Yes : No);
    }

    /// <summary>The owner has gone through the set-up.</summary>
    public bool IsSetUp
    {
        get => moderation.Setting(SetUpKey) == Yes;
        set => moderation.Set(SetUpKey, value ? Yes : null);
    }

    /// <summary>Version of the program.</summary>
    public string Version { get; } = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? string.Empty;
}
