// Searches Soulseek, takes the first file found and downloads it.  SoulseekDownloader HOST PORT USER PASSWORD QUERY [DIRECTORY]
using System.Globalization;
using Parlance.Soulseek;

await using var client = new SoulseekClientBuilder()
    .WithServer(args[0], int.Parse(args[1], CultureInfo.InvariantCulture))
    .WithUser(args[2], args[3])
    .With(options => options with { Downloads = options.Downloads with { Directory = args.ElementAtOrDefault(5) ?? "downloads" } })
    .Build();
var reply = await client.ConnectAsync();
if (!reply.Success)
{
    Console.WriteLine($"refused: {reply.Reason}");
    return 1;
}

await foreach (var result in client.Search.SearchAsync(args[4], new SearchOptions { FreeSlotOnly = true, MaxResults = 1 }))
{
    Console.WriteLine($"{result.Username} has {result.Files[0].Name.Value}");
    var outcome = await client.Downloads.Enqueue(result, result.Files[0]).Completion;
    Console.WriteLine(outcome is TransferOutcome.Completed done ? $"{done.Path}: {done.Size} bytes" : outcome.ToString());
    return outcome is TransferOutcome.Completed ? 0 : 1;
}

Console.WriteLine("nobody has it");
return 1;
