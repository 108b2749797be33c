using Parlance.Core.Ports;

namespace Parlance.Server.Operations;

/// <summary>Registers what the console works with.</summary>
internal static class OperationsWiring
{
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<IBackups, Backups>();
        services.AddSingleton<IMeasurements, Measurements>();
        services.AddSingleton<RunningSettings>();
        services.AddSingleton<ISettings>(provider => provider.GetRequiredService<RunningSettings>());
        services.AddSingleton<IPacketTraces, PacketTraces>();
        services.AddSingleton<IShownNames, ShownNames>();
        services.AddSingleton<AddedDoors>();
        services.AddSingleton<AddedPorts>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<AddedPorts>());
        services.AddSingleton<IListeners, Listeners>();
    }
}
