using System.Diagnostics.Metrics;
using Parlance.Core.Bridging;
using Parlance.Core.Limits;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Server.Configuration;
using Parlance.Sessions;
using Parlance.Storage;

namespace Parlance.Server.Running;

/// <summary>Puts storage, domain and sessions together.</summary>
internal static class Domain
{
    public static void AddDomain(this IServiceCollection services, StorageSettings storage, AccountSettings accounts, ServerLimits limits, BridgeOptions bridge)
    {
        services.AddSingleton(limits);
        services.AddSingleton(bridge);
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(storage);
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<Moderation>();
        services.AddSingleton<LoginGuard>();
        services.AddSingleton(provider => Open(ActivatorUtilities.CreateInstance<Accounts>(provider), accounts));
        services.AddSingleton<Community>();
        services.AddSessions();
    }

    private static Accounts Open(Accounts accounts, AccountSettings settings)
    {
        accounts.IsRegistrationOpen = settings.Registration == Registration.Open;
        return accounts;
    }

    private static void AddStorage(this IServiceCollection services, StorageSettings settings)
    {
        services.AddSingleton(provider => new SqliteOptions { Path = settings.Path, Meters = provider.GetRequiredService<IMeterFactory>() });
        services.AddSingleton(provider => SqliteStorage.Open(
            provider.GetRequiredService<SqliteOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SqliteStorage>>()));
        services.AddSingleton<IJournal>(provider => provider.GetRequiredService<SqliteStorage>().Journal);
        services.AddSingleton<IAccountStore>(provider => provider.GetRequiredService<SqliteStorage>().Accounts);
        services.AddSingleton<IRoomStore>(provider => provider.GetRequiredService<SqliteStorage>().Rooms);
        services.AddSingleton<IMailboxStore>(provider => provider.GetRequiredService<SqliteStorage>().Mailbox);
        services.AddSingleton<IModerationStore>(provider => provider.GetRequiredService<SqliteStorage>().Moderation);
        services.AddSingleton<IAccessStore>(provider => provider.GetRequiredService<SqliteStorage>().Access);
        services.AddSingleton<ISecretBox>(provider => provider.GetRequiredService<SqliteStorage>().Secrets);
    }

    private static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<OutboxPump>();
        services.AddSingleton<Watchdog>();
        services.AddSingleton(provider => Observed(new SessionMetrics(provider.GetRequiredService<IMeterFactory>()), provider));
        services.AddSingleton<StreamServices>();
    }

    private static SessionMetrics Observed(SessionMetrics metrics, IServiceProvider provider)
    {
        var hashing = provider.GetRequiredService<PasswordHashing>();
        var pump = provider.GetRequiredService<OutboxPump>();
        metrics.ObserveQueue("passwords", () => hashing.Waiting);
        metrics.ObserveQueue("outboxes", () => pump.Waiting);
        return metrics;
    }
}
