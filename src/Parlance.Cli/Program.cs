using Parlance.Cli;

return await ParlanceCommand.Create().Parse(args).InvokeAsync();
