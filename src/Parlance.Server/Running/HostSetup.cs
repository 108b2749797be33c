using Microsoft.Extensions.Logging.Console;

namespace Parlance.Server.Running;

/// <summary>Where settings come from and where logs go.</summary>
internal static class HostSetup
{
    private const string File = "appsettings.json";
    private const string Prefix = "PARLANCE_";

    /// <summary>The file beside the program, the file in the present directory, the environment, the command line; later ones win.</summary>
    public static void AddParlance(this ConfigurationManager configuration, string[] args)
    {
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, File), optional: true, reloadOnChange: false);
        configuration.AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), File), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables(Prefix);
        configuration.AddCommandLine(args);
    }

    /// <summary>One line an entry for people, JSON where the configuration asks for it. A full log queue drops lines: logs never hold up chat.</summary>
    public static void AddParlance(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // what it would say is printed in one line
        logging.AddConsole(console => console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite);
        logging.AddSimpleConsole(simple => (simple.SingleLine, simple.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss "));
        if (!WantsJson(configuration))
        {
            logging.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = ConsoleFormatterNames.Simple);
        }
        else
        {
            logging.AddJsonConsole();
        }
    }

    /// <summary>Whether everything printed must be JSON.</summary>
    public static bool WantsJson(IConfiguration configuration) =>
        string.Equals(configuration["Logging:Console:FormatterName"], ConsoleFormatterNames.Json, StringComparison.OrdinalIgnoreCase);
}
