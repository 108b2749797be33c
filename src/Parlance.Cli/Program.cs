using Parlance.Cli;

var parsed = ParlanceCommand.Create().Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCodes.Unusable : code;
